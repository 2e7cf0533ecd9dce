// One reading of a file: tables, problems, people and the plan, from the file and the corrections alone.
import type { z } from 'zod';
import type { importPreviewOut } from '#shared/contract/roster-files.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { readRoster, type ReadResult } from '#shared/rosters/import/read.ts';
import { type ImportCorrections, type ImportProblem, type ImportReading, personKey, problemCodes } from '#shared/rosters/import/types.ts';
import type { Roster } from '#shared/rosters/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { dayText } from '#shared/time/zone.ts';
import { peopleByIds } from '../../directory/queries.ts';
import type { ReadDb } from '../../kernel/db.ts';
import type { RosterContext } from '../queries.ts';
import type { KeptFile } from './kept.ts';
import { matchPeople, type NamedByTable, readDirectory, unified } from './people.ts';
import { type ImportPlan, planImport } from './plan.ts';

export type PreviewOut = z.infer<typeof importPreviewOut>;

export interface ImportReadings {
  roster: Roster;
  result: ReadResult;
  readings: ImportReading[];
  problems: ImportProblem[];
  people: ReadonlyMap<string, NamedByTable>;
  plan: ImportPlan;
}

/** Problems of cells whose people are not decided. */
function peopleProblems(db: ReadDb, readings: readonly ImportReading[], people: ReadonlyMap<string, NamedByTable>): ImportProblem[] {
  const seen = new Set<string>();
  return readings.flatMap((reading): ImportProblem[] => {
    const named = people.get(personKey(reading.name, reading.phone));
    const at = `${reading.table}/${reading.row}/${reading.column}/${named?.key ?? ''}`;
    if (!named || seen.has(at)) return [];
    seen.add(at);
    const { table, row, column } = reading;
    const cell = { table, row, column, received: reading.name };
    if (named.state === 'ambiguous') return [{ ...cell, code: 'personAmbiguous', limit: named.candidates.length }];
    if (named.state === 'unknown') {
      const limit = peopleByIds(db, named.candidates)
        .map((person) => person.name)
        .join('、');
      return [{ ...cell, code: 'personUnknown', limit: limit === '' ? null : limit }];
    }
    return named.phoneDiffers === null ? [] : [{ ...cell, code: 'phoneDiffers', received: reading.phone ?? '', limit: named.phoneDiffers }];
  });
}

export function readImport(
  db: ReadDb,
  file: KeptFile,
  roster: Roster,
  corrections: ImportCorrections,
  context: RosterContext,
  now: Millis,
): ImportReadings {
  const directory = readDirectory(db, roster);
  const result = readRoster(file.tables, corrections, {
    roster,
    shifts: context,
    today: dayText(now, context.zone),
    fileName: file.fileName,
    known: (name) => directory.byName.has(name),
  });
  const readings = unified(result.readings);
  const people = matchPeople(readings, directory, roster, corrections);
  const plan = planImport(db, { roster, readings, spoken: result.spoken, people, history: corrections.history, context, now });
  return { roster, result, readings, people, plan, problems: [...result.problems, ...peopleProblems(db, readings, people)] };
}

/** Cells that are left out because of an error; a person left out by choice is none. */
export const refusedCells = (problems: readonly ImportProblem[]): ImportProblem[] =>
  problems.filter((problem) => problemCodes[problem.code] === 'error');

export function previewOut(db: ReadDb, file: KeptFile, read: ImportReadings): PreviewOut {
  const { roster, result, people, plan } = read;
  const postNames = new Map(roster.posts.map((post) => [post.id, post.name]));
  const shiftNames = new Map(roster.patterns.map((pattern) => [pattern.id, pattern.name]));
  const shown = (ids: readonly Id[]) =>
    peopleByIds(db, ids).map(({ id, name, post, unitName, phones }) => ({
      id,
      name,
      post,
      unitName,
      phones: phones.map((phone) => phone.number),
    }));
  return {
    previewId: file.id,
    fileName: file.fileName,
    roster: roster.id,
    tables: result.tables.map((table, at) => ({ ...table, name: file.tables[at]?.name ?? '', rows: file.tables[at]?.rows ?? [] })),
    readings: read.readings.map(({ title: _title, ...reading }) => {
      const named = people.get(personKey(reading.name, reading.phone));
      const person = named?.person ? (peopleByIds(db, [named.person])[0] ?? null) : null;
      return {
        ...reading,
        postName: postNames.get(reading.post) ?? reading.post,
        shiftName: shiftNames.get(reading.shift) ?? reading.shift,
        person: person && { id: person.id, name: person.name },
      };
    }),
    problems: read.problems.map((problem) => ({ ...problem, severity: problemCodes[problem.code] })),
    people: [...people.values()].map(({ phoneDiffers: _differs, person, candidates, ...named }) => ({
      ...named,
      person: person === null ? null : (shown([person])[0] ?? null),
      candidates: shown(candidates),
    })),
    unknownShifts: result.unknownShifts,
    unknownMarks: result.unknownMarks,
    plan: {
      hash: plan.hash,
      from: plan.from,
      to: plan.to,
      seats: plan.seats,
      same: plan.same,
      carried: plan.carried,
      draft: plan.draft,
      past: plan.past,
      newPeople: plan.newPeople.length,
      refused: new Set(refusedCells(read.problems).map(({ table, row, column }) => `${table}/${row}/${column}`)).size,
    },
  };
}
