// How soon one client learns of what another did: over the stream and the calls of the real program.
import { toIso } from '#shared/time/zone.ts';
import { type Figure, percentile, round } from './figure.ts';
import { benchFolder } from './folder.ts';
import { login, pause, startHeadless } from './headless.ts';
import { admin } from './office.ts';

const changes = 500;
const zone = 'Asia/Shanghai';

interface Change {
  feature: string;
  subject: string;
}

/** Reads server-sent events until it is aborted; calls `onChange` for each that is not the station's clock. */
async function listen(
  url: string,
  headers: Record<string, string>,
  signal: AbortSignal,
  onChange: (change: Change) => void,
): Promise<void> {
  const answer = await fetch(`${url}/api/live`, { headers, signal });
  if (!answer.body) throw new Error(`no stream: ${answer.status}`);
  let text = '';
  for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
    const blocks = `${text}${chunk}`.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block.split('\n').find((line) => line.startsWith('data: '));
      if (data === undefined) continue;
      const change = JSON.parse(data.slice(6)) as Change;
      if (change.feature !== 'clock') onChange(change);
    }
  }
}

export async function bench(): Promise<Figure[]> {
  const station = await startHeadless(benchFolder(), admin);
  const abort = new AbortController();
  try {
    const { url } = station;
    const [writer, reader] = [await login(url, admin), await login(url, admin)];
    const post = async (path: string, body: unknown): Promise<{ id: string }> => {
      const headers = { ...writer, 'content-type': 'application/json' };
      const answer = await fetch(`${url}/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as { id: string };
    };
    const { id } = await post('/incidents', {
      receivedAt: toIso(Date.now(), zone),
      source: { mode: 'phone' },
      title: '城关镇货车侧翻',
      grade: 'IV',
    });
    let seen: (() => void) | null = null;
    const stream = listen(url, reader, abort.signal, ({ subject }) => {
      if (subject === id) seen?.();
    });
    await pause(500);
    const [late, answered]: [number[], number[]] = [[], []];
    for (let count = -20; count < changes; count += 1) {
      const from = performance.now();
      const arrived = new Promise<number>((resolve) => {
        seen = () => resolve(performance.now() - from);
      });
      await post(`/incidents/${id}/notes`, { text: `第 ${count} 条：现场指挥部电话，情况正在核实。` });
      const answer = performance.now() - from;
      const lateness = await arrived;
      if (count < 0) continue;
      late.push(lateness);
      answered.push(answer);
    }
    abort.abort();
    await stream.catch(() => undefined);
    const beside = (share: number) => ({ what: 'own answer', value: round(percentile(answered, share), 2) });
    return [
      { name: 'live.changes.p50', value: round(percentile(late, 0.5), 2), unit: 'ms', rival: beside(0.5) },
      { name: 'live.changes.p99', value: round(percentile(late, 0.99), 2), unit: 'ms', aim: '< 200', rival: beside(0.99) },
    ];
  } finally {
    abort.abort();
    await station.stop();
  }
}
