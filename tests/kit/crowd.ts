// A folder in which much has happened, written by the station's own commands before the program opens it.
import path from 'node:path';
import { toIso } from '#shared/time/zone.ts';
import { setUp } from '#station/accounts/handlers.ts';
import { receive } from '#station/incidents/commands.ts';
import { intakeFacts } from '#station/incidents/intake-queries.ts';
import { noteIncident } from '#station/incidents/notes.ts';
import { silentLog } from '#station/kernel/log.ts';
import { openStation } from '#station/station.ts';
import { SystemClock } from '#station/time/system-clock.ts';
import { programDir } from './program.ts';

export const crowdAdmin = { name: '李敏', password: 'night-shift-2026' };
/** Entries a transaction: one journal page of the disk serves many. */
const together = 100;

/** @returns the incident that has the timeline, the newest */
export async function fillCrowd(dataDir: string, incidents: number, lines: number): Promise<string> {
  const station = openStation({
    dataDir,
    assetsDir: path.join(programDir, 'assets'),
    clock: new SystemClock(),
    channels: () => [],
    unattended: true,
    log: silentLog(),
  });
  try {
    const { parts } = station;
    const user = await setUp(parts, { unitName: '云河县', officeName: '云河县人民政府总值班室', prefix: 'Y', ...crowdAdmin });
    let last = '';
    for (let done = 0; done < incidents; done += together) {
      parts.journal.commit(user, (tx) => {
        for (let index = done; index < Math.min(incidents, done + together); index += 1) {
          const facts = intakeFacts(parts, {
            receivedAt: toIso(tx.now - 1000, 'Asia/Shanghai'),
            source: { mode: 'phone' },
            title: `第 ${index + 1} 起：道路积水`,
            kind: null,
            grade: 'IV',
            text: '道路积水，正在处置',
          });
          last = receive(tx, parts, facts).id;
        }
      });
    }
    for (let done = 0; done < lines; done += together) {
      parts.journal.commit(user, (tx) => {
        for (let index = done; index < Math.min(lines, done + together); index += 1)
          noteIncident(tx, last, `第 ${index + 1} 条：水位 ${index % 90} 厘米`, tx.now);
      });
    }
    return last;
  } finally {
    await station.stop();
  }
}
