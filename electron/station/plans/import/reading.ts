// What is done with a plan file away from the station's thread: read, understood, brought within the library's limits, counted.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '#shared/kernel/errors.ts';
import { maxPlanChars } from '#shared/plans/limits.ts';
import { parsePlan } from '#shared/plans/parse/parse.ts';
import type { ParseContext } from '#shared/plans/parse/types.ts';
import { listPlanArchive } from '../../documents/plan-archive.ts';
import { readPlanDocument } from '../../documents/read-plan.ts';
import { type Reading, rechecked, type Summary, summaryOf } from './checked.ts';
import { fitted } from './fit.ts';

export type Kinds = ParseContext['kinds'];

/** @throws DomainError as `readPlanDocument`; tooLarge: more characters than one plan of the library may have */
export async function readPlan(name: string, bytes: Uint8Array, kinds: Kinds): Promise<{ reading: Reading; summary: Summary }> {
  const document = await readPlanDocument(name, bytes);
  let last = 0;
  const newId = (): string => {
    last += 1;
    return `p${last.toString(36)}`;
  };
  const read = fitted(parsePlan(document, { kinds, newId }), newId);
  const checked = rechecked({ document, read }, read);
  if (checked.coverage.sections > maxPlanChars)
    throw new DomainError('tooLarge', { field: 'characters', limit: maxPlanChars, received: checked.coverage.sections });
  return { reading: { document, read: checked.plan, plan: checked.plan }, summary: summaryOf(checked.plan, checked.coverage) };
}

export type ReadJob = { kind: 'read'; name: string; file: string; out: string; kinds: Kinds };
export type ReadResult = { hash: string; summary: Summary };

/** Reads a file of the disk and puts what it became beside it. @throws DomainError as `readPlan` */
export async function runRead({ name, file, out, kinds }: ReadJob): Promise<ReadResult> {
  const bytes = await readFile(file);
  const { reading, summary } = await readPlan(name, bytes, kinds);
  await writeFile(out, JSON.stringify(reading));
  return { hash: createHash('sha256').update(bytes).digest('hex'), summary };
}

export type UnzipJob = { kind: 'unzip'; file: string; dir: string };
/** A file of a zip: where it was put, or why it was not. */
export type Unpacked = { name: string; size: number } & ({ file: string } | { refusal: DomainError });

/** Unpacks a zip file by file. @param give each one as soon as it lies on the disk @returns what a system had put in for itself */
export async function runUnzip({ file, dir }: UnzipJob, give: (one: Unpacked) => void): Promise<{ litter: number }> {
  const { files, skipped } = listPlanArchive(await readFile(file));
  for (const [index, one] of files.entries()) {
    try {
      const bytes = one.read();
      const at = path.join(dir, `${path.basename(file)}-${index}`);
      await writeFile(at, bytes);
      give({ name: one.name, size: bytes.length, file: at });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      give({ name: one.name, size: one.size, refusal: error });
    }
  }
  return { litter: skipped.length };
}
