// Whatever stands in the library and whatever is asked: exactly the texts that contain it are found, and the marks show where.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemorySource } from '#kit/plan-source.ts';
import { isDomainError } from '#shared/kernel/errors.ts';
import type { PlanSection } from '#shared/plans/types.ts';
import { silentLog } from '#station/kernel/log.ts';
import { fold } from '#station/plans/search/fold.ts';
import { PlanIndex } from '#station/plans/search/plan-index.ts';
import { parseQuery } from '#station/plans/search/query.ts';

/** Few characters, so that they meet: Chinese, digits, letters, numerals, brackets, breaks, what is not seen, pairs of units. */
const alphabet = [
  ...'防汛应急预案级响应'.split(''),
  ...'0119'.split(''),
  ...'aIiVxＡ１'.split(''),
  'Ⅱ',
  'Ⅰ',
  '〔',
  '〕',
  '(',
  '，',
  '。',
  '-',
  '.',
  '“',
  '"',
  ' ',
  '\n',
  '\u3000',
  '\t',
  '\u200b',
  '㎡',
  '⽔',
  '水',
  '🙂',
  '\ue041',
  '\ue100',
  'é',
];
const text = (maxLength: number, minLength = 0) =>
  fc.array(fc.constantFrom(...alphabet), { minLength, maxLength }).map((parts) => parts.join(''));

const block = fc.oneof(
  text(60).map((value) => ({ kind: 'text' as const, text: value })),
  fc
    .array(fc.array(text(8), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
    .map((rows) => ({ kind: 'table' as const, rows })),
);
const section = fc.record({ title: text(8), blocks: fc.array(block, { maxLength: 3 }), depth: fc.integer({ min: 0, max: 2 }) });
/** From which text of a library, from where, how long; null: none. */
const stretch = fc.option(
  fc.record({ nth: fc.nat(), from: fc.oneof(fc.constantFrom(0, -1), fc.nat()), length: fc.integer({ min: 1, max: 9 }) }),
  { freq: 4 },
);
const plans = fc.array(fc.record({ title: text(10, 1), sections: fc.array(section, { maxLength: 6 }) }), { minLength: 1, maxLength: 4 });

/** A section as it is read from its heading to its last cell, folded. */
function reading({ title, blocks }: Pick<PlanSection, 'title' | 'blocks'>): string {
  const parts = blocks.flatMap((one) => (one.kind === 'text' ? [one.text] : one.rows.flat()));
  return fold([title.trim(), ...parts].join('\n')).text;
}

type Sections = readonly { sections: readonly Pick<PlanSection, 'title' | 'blocks'>[] }[];

/** A stretch of one of the texts as it stands there; null: there is none. @param from -1: up to the end */
function cutFrom(library: Sections, cut: { nth: number; from: number; length: number } | null): string | null {
  const texts = library.flatMap(({ sections }) => sections.map(reading)).filter((one) => one !== '');
  const whole = Array.from(texts[(cut?.nth ?? 0) % texts.length] ?? '');
  if (cut === null || whole.length === 0) return null;
  const from = cut.from < 0 ? Math.max(0, whole.length - cut.length) : cut.from % whole.length;
  return whole.slice(from, from + cut.length).join('');
}

async function inFolder<T>(source: MemorySource, work: (index: PlanIndex) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(path.join(tmpdir(), 'watchdesk-property-'));
  const index = new PlanIndex(dir, source, silentLog());
  try {
    return await work(index);
  } finally {
    index.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

function sourceOf(library: { title: string; sections: { title: string; blocks: PlanSection['blocks']; depth: number }[] }[]): MemorySource {
  const source = new MemorySource();
  for (const [nth, plan] of library.entries()) {
    const sections = plan.sections.map((one, at) => ({ ...one, id: `s${at}`, number: '' }));
    source.plan(`p${nth}`, { title: plan.title }).version(`v${nth}`, `p${nth}`, {}, { sections });
  }
  return source;
}

const whole = { filter: {}, offset: 0, limit: 1_000, synonyms: [], day: '2026-11-20' };

describe('the search', () => {
  it('finds exactly the sections that contain the term, and marks it', async () => {
    await fc.assert(
      fc.asyncProperty(plans, text(5, 1), stretch, fc.boolean(), async (library, other, cut, quoted) => {
        // Mostly what stands somewhere, more often at a beginning or an end: few texts contain what chance makes.
        const asked = cutFrom(library, cut) ?? other;
        const plain = asked.replaceAll(/["“”\s]/gu, '');
        // In quotes nothing is taken for pinyin.
        const typed = quoted || /^[a-z]+$/i.test(fold(plain, false).text) ? `"${plain}"` : plain.replace(/^-+/, '');
        let forms: string[];
        try {
          const { wanted, excluded } = parseQuery(typed);
          if (wanted.length !== 1 || excluded.length > 0) return;
          forms = wanted[0]?.forms ?? [];
        } catch (error) {
          if (isDomainError(error)) return;
          throw error;
        }
        const expected = library.flatMap(({ sections }, nth) =>
          sections.flatMap((one, at) => (forms.some((form) => reading(one).includes(form)) ? [`p${nth}/s${at}`] : [])),
        );
        await inFolder(sourceOf(library), async (index) => {
          const found = await index.search({ ...whole, text: typed, filter: { what: 'section' } });
          const places = found.items.map(({ planId, sectionId }) => `${planId}/${sectionId}`);
          expect(places.toSorted()).toEqual(expected.toSorted());
          expect(found.total).toBe(places.length);
          for (const item of found.items) {
            let last = 0;
            for (const [start, end] of item.marks) {
              expect(start).toBeGreaterThanOrEqual(last);
              expect(end).toBeLessThanOrEqual(item.snippet.length);
              last = end;
              const marked = item.snippet.slice(start, end);
              expect(forms.some((form) => fold(marked).text.includes(form) || fold(marked, false).text.includes(form))).toBe(true);
            }
            expect(item.marks.length).toBeGreaterThan(0);
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it('shows stretches of the text itself', async () => {
    await fc.assert(
      fc.asyncProperty(text(400, 200), fc.nat(), fc.integer({ min: 1, max: 12 }), async (body, from, length) => {
        const cut = body.slice(from % body.length, (from % body.length) + length);
        const asked = cut.replaceAll(/["“”\s]/gu, '');
        const source = new MemorySource()
          .plan('p', { title: 'T' })
          .version('v', 'p', {}, { sections: [{ id: 's', depth: 0, number: '', title: '', blocks: [{ kind: 'text', text: body }] }] });
        await inFolder(source, async (index) => {
          let found;
          try {
            found = await index.search({ ...whole, text: `"${asked}"`, filter: { what: 'section' } });
          } catch (error) {
            if (isDomainError(error)) return;
            throw error;
          }
          for (const { snippet, marks } of found.items) {
            expect(body).toContain(snippet);
            for (const [start, end] of marks) expect(fold(snippet.slice(start, end)).text).toContain(fold(asked).text.slice(0, 1));
          }
        });
      }),
      { numRuns: 100 },
    );
  });

  it('answers or refuses, and never breaks, whatever is typed', async () => {
    const source = sourceOf([
      { title: '防汛应急预案', sections: [{ title: '响应', depth: 0, blocks: [{ kind: 'text', text: '启动Ⅱ级响应' }] }] },
    ]);
    await inFolder(source, async (index) => {
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 }), text(60)),
          async (typed) => {
            const outcome = await index.search({ ...whole, text: typed }).then(
              ({ total, items }) => (items.length === total ? 'answered' : 'incomplete'),
              (error: unknown) => (isDomainError(error) ? error.code : error),
            );
            expect(['answered', 'notValid', 'tooLarge']).toContain(outcome);
          },
        ),
        { numRuns: 300 },
      );
    });
  });
});
