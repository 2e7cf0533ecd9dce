// A response on a real station as tests begin it, and what they look at afterwards.
import type { ActivationOut } from '#shared/contract/activations.ts';
import { leak, staff } from './builders.ts';
import { savePlan } from './responses.ts';
import { makeStation, type TestStation } from './station.ts';

export const minute = 60_000;

export async function begin(patch: object = {}) {
  const test = await makeStation();
  await staff(test);
  const { plan, version } = await savePlan(test.call);
  const { id: incident } = await test.call.incidents.receive(leak(test, patch));
  return { test, plan, version, incident };
}

export async function running(patch: object = {}) {
  const start = await begin(patch);
  const activation = await start.test.call.activations.start({
    id: start.plan,
    incident: start.incident,
    level: 'III',
    orderedBy: '副县长周海',
  });
  return { ...start, activation };
}

export const named = (activation: ActivationOut, words: string) => {
  const step = activation.checklist.find(({ text }) => text.includes(words));
  if (!step) throw new Error(`no step ${words}`);
  return step;
};
export const after = (test: TestStation, iso: string | null): number => Math.round((Date.parse(iso ?? '') - test.clock.now()) / minute);

export function entries(test: TestStation, type: string): Record<string, unknown>[] {
  return test.station.parts.read
    .all<{ payload: string }>(`test.of.${type}`, 'SELECT payload FROM entries WHERE type = ? ORDER BY rowid', type)
    .map((row) => JSON.parse(row.payload) as Record<string, unknown>);
}
export const firings = (test: TestStation, words: string): string[] =>
  entries(test, 'obligation.stageFired')
    .filter(({ title }) => String(title).includes(words))
    .map(({ stageId, repeat }) => `${String(stageId)}#${String(repeat)}`);
