// A long journal that is true to life: the sample county's month, lived through by its own commands, again and again under
// new ids and earlier dates. Every entry is checked, chained, signed and projected by the station that writes it.
import path from 'node:path';
import { allEntries, type EntryRow } from '#station/journal/read.ts';
import { SqliteFile } from '#station/kernel/db.ts';
import { silentLog } from '#station/kernel/log.ts';
import { fillWithSampleCounty } from '#station/sample/fill.ts';
import { openStation } from '#station/station.ts';
import { dayText } from '#shared/time/zone.ts';
import { TestClock } from '#shared/time/test-clock.ts';
import { benchFolder, dropFolder } from './folder.ts';
import { assetsDir, hurried } from './office.ts';

const dayMs = 86_400_000;
/** The sample county's month, with its first day. */
const monthMs = 32 * dayMs;
const zone = 'Asia/Shanghai';
/** What an office sets up once; all else happens every month. */
const once = ['unit.saved', 'person.saved', 'user.saved', 'settings.changed'];

interface Fact {
  at: number;
  actor: string;
  type: string;
  subject: string;
  payload: string;
}

interface Month {
  setUp: Fact[];
  /** What was over by the end of the month, with the small business of every day. */
  finished: Fact[];
  /** The month with what is still going on. */
  whole: Fact[];
}

function factOf(row: EntryRow): Fact {
  return { at: Number(row.hlc.slice(0, 13)), actor: row.actor, type: row.type, subject: row.subject, payload: row.payload };
}

function incidentOf(fact: Fact): string | null {
  if (fact.type.startsWith('incident.')) return fact.subject;
  const { incident } = JSON.parse(fact.payload) as { incident?: string | null };
  return incident ?? null;
}

async function liveMonth(now: number): Promise<Month> {
  const dataDir = benchFolder();
  await fillWithSampleCounty({ dataDir, assetsDir, now });
  const db = new SqliteFile(path.join(dataDir, 'spaces', 'live.sqlite'), { readonly: true });
  const facts = [...allEntries(db)].filter((row) => row.type !== 'station.registered').map(factOf);
  db.close();
  dropFolder(dataDir);
  const closed = new Set(facts.filter((fact) => fact.type === 'incident.closed').map((fact) => fact.subject));
  const whole = facts.filter((fact) => !once.includes(fact.type));
  return {
    setUp: facts.filter((fact) => once.includes(fact.type)),
    whole,
    finished: whole.filter((fact) => {
      const incident = incidentOf(fact);
      return incident === null || closed.has(incident);
    }),
  };
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** The first twelve digits of an id. */
const idRoom = 2 ** 48;
const moment = /(?<=[:[,])\d{13}(?=[,}\]])/g;
const day = /(?<=")\d{4}-\d{2}-\d{2}(?=")/g;

/** The same facts `months` earlier: moments and days moved, and what came to life in the month under ids of that time. */
function earlier(facts: readonly Fact[], born: ReadonlySet<string>, months: number): Fact[] {
  const by = months * monthMs;
  const rename = (id: string): string => {
    if (!born.has(id)) return id;
    // Ids that are derived from what they are of begin with any digits: theirs may be less than is taken off.
    const moved = (Number.parseInt(id.replace('-', '').slice(0, 12), 16) - by + idRoom) % idRoom;
    const at = moved.toString(16).padStart(12, '0');
    return `${at.slice(0, 8)}-${at.slice(8)}${id.slice(13)}`;
  };
  return facts.map((fact) => ({
    ...fact,
    at: fact.at - by,
    subject: rename(fact.subject),
    payload: fact.payload
      .replace(uuid, rename)
      .replace(moment, (at) => String(Number(at) - by))
      .replace(day, (text) => dayText(Date.parse(`${text}T12:00:00+08:00`) - by, zone)),
  }));
}

/** Fills an empty folder with at least `wanted` entries, the last of them now. Returns how many there are. */
export async function fillWithYears(dataDir: string, wanted: number): Promise<number> {
  const now = Date.now();
  const month = await liveMonth(now);
  const born = new Set(month.whole.map((fact) => fact.subject));
  const months = Math.ceil((wanted - month.setUp.length - month.whole.length) / month.finished.length);
  const from = now - (months + 1) * monthMs;
  const station = openStation({
    dataDir,
    assetsDir,
    clock: new TestClock(from),
    channels: () => [],
    unattended: true,
    log: silentLog(),
  });
  try {
    const { journal } = station.parts;
    const write = (facts: readonly Fact[]): void => {
      for (let index = 0; index < facts.length; ) {
        const first = facts[index];
        if (!first) break;
        // What one command wrote in one moment goes into one transaction again.
        journal.commit(
          first.actor,
          (tx) => {
            for (let fact = facts[index]; fact && fact.at === first.at && fact.actor === first.actor; fact = facts[++index]) {
              tx.append(fact.type, fact.subject, JSON.parse(fact.payload));
            }
          },
          first.at,
        );
      }
    };
    await hurried(station, () => {
      write(month.setUp.map((fact) => ({ ...fact, at: from })));
      for (let back = months; back > 0; back -= 1) write(earlier(month.finished, born, back));
      write(month.whole);
    });
    return journal.ownEntries;
  } finally {
    await station.stop();
  }
}
