// What the end-to-end tests play: a caller's words, rules of seconds, a leak that was received, a county in which nothing else sounds.
import type { Page } from '@playwright/test';
import { toIso } from '#shared/time/zone.ts';
import type { Program } from './program.ts';

export const officer = '李敏';
export const leader = '王建国';
export const administrator = '谢晨';

/** As a township would say it on the phone. */
export const callerWords =
  '我是云河县城关镇值班室。10分钟前，城关镇工业园宏达化工厂发生液氨泄漏，已造成5人受伤，其中1人重伤，没有人员死亡，无人被困，已疏散周边群众120人。';

export interface Owed {
  id: string;
  title: string;
  kind: string;
  mode: string;
  state: string;
  ours: boolean;
  dueAt: string;
  rule: { id: string; limitSeconds: number };
  stages: { id: string; at: string; firedAt?: string }[];
  alarm: { sounding: boolean; acknowledgedBy: string | null; silencedUntil: string | null } | null;
}

export interface Received {
  id: string;
  number: string;
  obligations: Owed[];
}

/** An incident of grade III by phone, received now, five minutes after it happened. */
export function receiveLeak(program: Program, patch: object = {}): Promise<Received> {
  const now = Date.now();
  return program.api<Received>(officer, 'POST', '/incidents', {
    receivedAt: toIso(now, 'Asia/Shanghai'),
    source: { mode: 'phone', caller: '城关镇值班室', phone: '0538-0000201' },
    title: '城关镇宏达化工厂液氨泄漏',
    kind: '12D02',
    grade: 'III',
    occurredAt: toIso(now - 5 * 60_000, 'Asia/Shanghai'),
    place: { text: '城关镇工业园宏达化工厂' },
    casualties: { dead: 0, injured: 5, seriouslyInjured: 1, trapped: 0 },
    text: callerWords,
    ...patch,
  });
}

/** All of an incident, settled ones too. */
export async function obligationsOf(program: Program, incident: string): Promise<Owed[]> {
  return (await program.api<{ obligations: Owed[] }>(officer, 'GET', `/incidents/${incident}`)).obligations;
}

/** Our phone report to the city about an incident. */
export async function phoneDuty(program: Program, incident: string): Promise<Owed> {
  const found = (await obligationsOf(program, incident)).find((one) => one.ours && one.kind === 'first' && one.mode === 'phone');
  if (!found) throw new Error('no phone report is owed');
  return found;
}

/** A new version of one rule of a table, in force from now. */
async function changeRule(program: Program, table: string, id: string, patch: object): Promise<void> {
  const { items } = await program.api<{ items: { id: string }[] }>(administrator, 'GET', `/rules/${table}`);
  const rule = items.findLast((one) => one.id === id);
  await program.api(administrator, 'PUT', `/rules/${table}`, { items: [{ ...rule, ...patch, validFrom: null }], reason: '按秒试验' });
}

/** The phone report of grade III is due after so many seconds; its stages stand at these seconds. */
export async function timePhoneReport(
  program: Program,
  limitSeconds: number,
  stages: { id: string; second: number; tells: string[]; priority: string }[],
): Promise<void> {
  await changeRule(program, 'ladders', 'report', {
    stages: stages.map(({ second, ...stage }, index) => ({
      ...stage,
      at: { afterSeconds: second - limitSeconds },
      // The last rung never ends in silence.
      repeatSeconds: index === stages.length - 1 ? 60 : null,
    })),
  });
  await changeRule(program, 'deadlines', 'A5-2-III-phone', { limitSeconds });
}

/** Waives all that the county still owes, so that only what a test makes can sound. */
export async function quieten(program: Program): Promise<void> {
  const { items } = await program.api<{ items: Owed[] }>(leader, 'GET', '/obligations?state=open&limit=500');
  for (const one of items) await program.api(leader, 'POST', `/obligations/${one.id}/waive`, { reason: '端到端测试：先清空' });
}

/** Records each tone that the page starts; for a page that is not open yet. */
export async function listenIn(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tones: number[] = [];
    Object.assign(window, { tones });
    // oxlint-disable-next-line typescript/unbound-method -- it is called on its own node below
    const begin = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function start(when?: number): void {
      tones.push(Date.now());
      begin.call(this, when);
    };
  });
}

/** When tones were started, page time. */
export function tonesOf(page: Page): Promise<number[]> {
  return page.evaluate(() => (window as unknown as { tones: number[] }).tones);
}

/** Records what the alarm bar looked like and said, as it changes: a rung of two seconds is over before a busy machine looks. */
export async function watchBar(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { barsSeen: seen });
    new MutationObserver(() => {
      const bar = document.querySelector('[data-testid=alarm-bar]');
      const looks = bar ? `${bar.className} ${bar.textContent}` : '';
      if (looks !== '' && seen.at(-1) !== looks) seen.push(looks);
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  return () => page.evaluate(() => (window as unknown as { barsSeen: string[] }).barsSeen);
}
