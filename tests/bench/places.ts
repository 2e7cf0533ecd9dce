// 20,000 places kept by an office: how long the station's thread is held by what the map and the list ask for, over HTTP as the page does.
import { Agent, request } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { startHost } from '#electron/web/host.ts';
import { clientOf } from '#kit/contract.ts';
import { placesCsv } from '#kit/many-places.ts';
import { SystemClock } from '#station/time/system-clock.ts';
import { type Figure, median, percentile, round } from './figure.ts';
import { benchFolder, dropFolder } from './folder.ts';
import { admin, openOffice } from './office.ts';

const rows = 20_000;
const repeats = 15;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const agent = new Agent({ keepAlive: true });

/** Asks and reads the answer's bytes to the end. */
function ask(url: string, token: string, route: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/api${route}`, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${route}: ${answer.statusCode}`));
      answer.resume().once('end', resolve);
    });
    sent.once('error', reject);
    sent.end();
  });
}

interface Held {
  /** Longest hold of the thread in each run, ms. */
  longest: number[];
  /** Processor time of the thread for each run, ms: hardly lengthened by what others do on the machine. */
  cpu: number;
}

async function heldBy(work: () => Promise<void>): Promise<Held> {
  await work();
  const longest: number[] = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  let cpu = 0;
  for (let nth = 0; nth < repeats; nth += 1) {
    await pause(20);
    delay.reset();
    delay.enable();
    await pause(5);
    const before = process.threadCpuUsage();
    await work();
    const { user, system } = process.threadCpuUsage(before);
    cpu += (user + system) / 1_000;
    await pause(5);
    delay.disable();
    longest.push(delay.max / 1e6);
  }
  return { longest, cpu: cpu / repeats };
}

export async function bench(): Promise<Figure[]> {
  const dir = benchFolder();
  const station = await openOffice(dir, new SystemClock(), { unattended: true });
  const { token } = await station.parts.sessions.open(admin.name, admin.password, 'api');
  const call = clientOf(station, token);
  const { previewId } = await call.facilityFiles.read({ file: new File([placesCsv(rows)], '避难场所.csv') });
  await call.facilityFiles.accept({ previewId });
  const host = await startHost({ station, port: 0, pageDir: null, requireLink: false });
  const figures: Figure[] = [];
  const add = async (name: string, route: string): Promise<void> => {
    const { longest, cpu } = await heldBy(() => ask(host.url, token, route));
    figures.push(
      { name: `places.${name}.held`, value: round(median(longest), 1), unit: 'ms', aim: '< 50' },
      { name: `places.${name}.held.worst`, value: round(percentile(longest, 1), 1), unit: 'ms' },
      { name: `places.${name}.cpu`, value: round(cpu, 1), unit: 'ms' },
    );
  };
  await add('points', '/facilities/points');
  const { revision } = await call.facilities.points({});
  await call.facilities.create({ facility: { kind: 'shelter', name: '新场所', position: { lng: 116.3, lat: 35.9 } } });
  await add('pointsSince', `/facilities/points?since=${revision}`);
  await add('list', '/facilities?kind=shelter');
  await add('byText', `/facilities?text=${encodeURIComponent('石桥')}`);
  await add('byField', '/facilities?kind=shelter&sort=capacity&descending=true');
  await add('byChoice', '/facilities?kind=shelter&sort=shelterGrade');
  await add('byDay', '/facilities?sort=checkedOn');
  await host.close();
  await station.stop();
  dropFolder(dir);
  return figures;
}
