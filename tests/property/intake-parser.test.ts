// Whatever is typed: the intake parser never throws, quotes what it claims, and reads spelling and polite endings as nothing.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import fresh from '../fixtures/intake-corpus/fresh.json';
import known from '../fixtures/intake-corpus/known.json';
import { type ParsedIntake, parseIntake } from '#shared/incidents/parse/parse-intake.ts';
import { casualtyFields } from '#shared/incidents/types.ts';

const zone = 'Asia/Shanghai';
/** Thousands of texts are read in one test: seconds on a busy machine. */
const patience = 60_000;
const receivedAt = Date.parse('2026-07-14T23:41:00+08:00');
const read = (text: string): ParsedIntake => parseIntake(text, { receivedAt, zone, places: ['云河县', '石桥镇'] });

/** What people really say, cut and joined anyhow. */
const pieces = [
  '7月14日22时49分许', '昨晚11时', '今日凌晨', '半小时前', '截至8时', '石桥镇', '城关镇工业园宏达化工厂', '国道G220线K128+300处', '县医院',
  '2人死亡', '3人受伤', '其中1人重伤', '50余人被困', '被困5人', '已全部救出', '仍有1人失联', '转移群众41户126人', '无人员伤亡', '暂未接到伤亡报告',
  '更正：死亡人数由3人更正为2人', '（原报3人）', '如不处置可能造成10人被困', '去年', '预计', '发生火灾', '两车相撞', '山体滑坡', '氯气泄漏', '较大事故',
  '直接经济损失126.5万元', '学生', '外籍游客', '送', '，', '。', '；', '、', '：', '（', '）', '“', '”', '\n', ' ', '　', '１２', '廿三', '人', '名', '个', '约', '至', '万',
]; // biome-ignore format: a list of pieces
const speech = fc
  .array(
    fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) }),
    { maxLength: 30 },
  )
  .map((list) => list.join(''));
const anything = fc.oneof(
  speech,
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(...[...known, ...fresh].map((item) => item.text)),
);

/** Everything but the proofs and quotations, which follow the spelling. */
const values = ({ evidence: _evidence, approximate, place, ...rest }: ParsedIntake): unknown => ({
  ...rest,
  place: place === null ? null : fullToHalf(place.text),
  approximate: approximate.map((item) => ({ ...item, text: fullToHalf(item.text) })),
});

const fullToHalf = (text: string): string => text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
const halfToFull = (text: string): string => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

describe('the intake parser', () => {
  it(
    'never throws, and quotes what it claims',
    () => {
      fc.assert(
        fc.property(anything, (text) => {
          const { evidence, approximate, place } = read(text);
          for (const { start, end, text: quoted } of evidence) {
            expect(start).toBeLessThan(end);
            expect(text.slice(start, end)).toBe(quoted);
          }
          for (const item of approximate) expect(text).toContain(item.text);
          expect(text).toContain(place?.text ?? '');
        }),
        { numRuns: 2_000 },
      );
    },
    patience,
  );

  it(
    'counts whole people or nobody',
    () => {
      fc.assert(
        fc.property(anything, (text) => {
          const { casualties, occurredAt } = read(text);
          for (const field of casualtyFields) {
            const value = casualties[field];
            expect(value === null || (Number.isInteger(value) && value >= 0)).toBe(true);
          }
          const { injured, seriouslyInjured } = casualties;
          expect(seriouslyInjured ?? 0).toBeLessThanOrEqual(injured ?? Number.POSITIVE_INFINITY);
          expect(occurredAt ?? receivedAt).toBeLessThanOrEqual(receivedAt);
        }),
        { numRuns: 2_000 },
      );
    },
    patience,
  );

  it(
    'reads the same with a polite ending',
    () => {
      fc.assert(
        fc.property(fc.constantFrom(...known, ...fresh), ({ text, receivedAt: received }) => {
          const context = { receivedAt: Date.parse(received), zone, places: [] };
          expect(values(parseIntake(`${text}。请知悉。`, context))).toEqual(values(parseIntake(text, context)));
        }),
        { numRuns: known.length * 3 },
      );
    },
    patience,
  );

  it(
    'reads full-width digits as half-width ones',
    () => {
      fc.assert(
        fc.property(anything, (text) => {
          expect(values(read(halfToFull(text)))).toEqual(values(read(fullToHalf(text))));
        }),
        { numRuns: 2_000 },
      );
    },
    patience,
  );

  it.each(['7', '人', '，', '3人死亡', '安全', '如不处置已', '石桥镇', '死亡人员人员', '由3人更正为2人，', ' ', '😀'])(
    'reads 20,000 characters of %j without going back and forth',
    (piece) => {
      const text = piece.repeat(20_000 / piece.length);
      const started = performance.now();
      read(text);
      // Far above what it takes, far below what a pattern that backtracks would take.
      expect(performance.now() - started).toBeLessThan(1_000);
    },
  );
});
