// Fills a folder with the sample county on a thread of its own: a station that runs beside must not stop beating meanwhile.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type FillOptions, fillWithSampleCounty } from './fill.ts';

/** @throws Error with the message of what went wrong */
export function fillBeside(options: FillOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { fill: options } });
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`filling the sample county ended with ${code}`)));
  });
}

if (!isMainThread && parentPort && typeof workerData === 'object' && workerData !== null && 'fill' in workerData) {
  const { fill } = workerData as { fill: FillOptions };
  await fillWithSampleCounty(fill);
  parentPort.postMessage('filled');
}
