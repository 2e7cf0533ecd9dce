// Readings of files as the contract gives them.
import type { z } from 'zod';
import type { BatchItem, BatchState, PreviewDetail, previewOut as previewSchema, SameAs } from '#shared/contract/plan-import.ts';
import { coverageOf } from '#shared/plans/parse/coverage.ts';
import { sectionText } from '#shared/plans/current.ts';
import { isoOf, type StationParts } from '../../parts.ts';
import { countsOf, type Reading, type Summary } from './checked.ts';
import { sameFinder } from './same.ts';
import type { Batch, Item } from './store.ts';

type Parts = Pick<StationParts, 'read' | 'settings'>;
type Finder = ReturnType<typeof sameFinder>;

const sameOf = (item: Item, find: Finder): SameAs[] =>
  item.summary === null || item.state === 'accepted' ? [] : find({ hash: item.hash, ...item.summary });

function fileFacts(parts: Parts, item: Item, { document }: Reading, characters: Summary['characters']) {
  return {
    previewId: item.id,
    batch: item.batch,
    fileName: item.name,
    size: item.size,
    format: document.format,
    encoding: document.encoding,
    left: document.left,
    characters,
    sameAs: sameOf(item, sameFinder(parts.read)),
  };
}

export function previewOut(parts: Parts, item: Item, reading: Reading, batch: Batch | null): z.infer<typeof previewSchema> {
  const { text, ...plan } = reading.plan;
  const { sections, levels, ...rest } = text;
  return {
    ...fileFacts(parts, item, reading, countsOf(coverageOf(reading.document.blocks, sections))),
    ...plan,
    ...rest,
    waiting: batch?.items.filter(({ state }) => state === 'waiting' || state === 'reading').length ?? 0,
    sections: sections.map(({ blocks, ...section }) => ({ ...section, text: sectionText({ blocks }) })),
    responseLevels: levels.map(({ level, name, conditions, startedBy, section, steps }) => ({
      level,
      name,
      conditions,
      startedBy,
      section,
      steps,
    })),
  };
}

export function detailOut(parts: Parts, item: Item, reading: Reading): PreviewDetail {
  const coverage = coverageOf(reading.document.blocks, reading.plan.text.sections);
  return {
    ...fileFacts(parts, item, reading, countsOf(coverage)),
    revision: item.revision,
    plan: reading.plan,
    source: reading.document.blocks,
    unplaced: coverage.missing,
    read: reading.read,
  };
}

export function itemOut(item: Item, find: Finder): BatchItem {
  const { summary, refusal } = item;
  const sameAs = sameOf(item, find);
  return {
    previewId: item.id,
    name: item.name,
    size: item.size,
    state: item.state,
    refusal: refusal && { code: refusal.code, ...known(refusal.details) },
    title: summary?.title ?? '',
    planKind: summary?.planKind ?? null,
    body: summary?.body ?? null,
    unitName: summary?.unitName ?? '',
    number: summary?.number ?? '',
    issuedOn: summary?.issuedOn ?? null,
    sections: summary?.sections ?? 0,
    levels: summary?.levels ?? [],
    problems: summary?.problems ?? 0,
    serious: summary?.serious ?? [],
    missing: summary?.characters.missing ?? 0,
    sameAs,
    mended: item.mended,
    plan: item.plan,
    acceptable: item.state === 'ready' && summary !== null && summary.serious.length === 0 && sameAs.length === 0,
  };
}

const known = ({ field, limit, received }: NonNullable<Item['refusal']>['details']) => ({
  ...(field === undefined ? {} : { field }),
  ...(limit === undefined ? {} : { limit }),
  ...(received === undefined ? {} : { received }),
});

export function batchOut(parts: Parts, batch: Batch): BatchState {
  const count = (state: Item['state']): number => batch.items.filter((item) => item.state === state).length;
  const ready = batch.items.filter(({ state }) => state === 'ready');
  const find = ready.length === 0 ? null : sameFinder(parts.read);
  return {
    batch: batch.id,
    startedAt: isoOf(parts)(batch.startedAt),
    total: batch.items.length,
    waiting: count('waiting'),
    reading: count('reading'),
    ready: ready.length,
    refused: count('refused'),
    accepted: count('accepted'),
    skipped: count('skipped'),
    acceptable: find === null ? 0 : ready.filter((item) => itemOut(item, find).acceptable).length,
    running: batch.items.filter(({ state }) => state === 'reading').map(({ name }) => name),
    unpacking: batch.unpacking,
    litter: batch.litter,
    change: batch.change,
  };
}
