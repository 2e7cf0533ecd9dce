// Limits of reporting that a plan names, held against the table of deadlines: a plan may be stricter, never laxer.
import { parseNumber } from '../../kernel/chinese-numbers.ts';
import type { DeadlineRule } from '../../obligations/types.ts';
import { plainOf } from '../parse/lines.ts';
import type { Finding } from '../types.ts';
import { finding, type Lint, sentencesAt } from './input.ts';

const within = /(\d{1,3}|[一二两三四五六七八九十]{1,4}|半)\s*(?:个)?(分钟|小时|工作日|日|天)(?:之内|以内|内)/g;
const minutesOf: Record<string, number> = { 分钟: 1, 小时: 60, 日: 1440, 天: 1440, 工作日: 1440 };

/** Reports to above: that is the office's own duty, whose limit the table has. */
const upwards = /(?:向|报)(?:[^。；,]{0,14}?)(?:市|省|上一级|上级)(?:人民)?(?:政府|委|级|总值班室|值班室|应急|有关|主管|部门|党委)/;
/** Reports to the county: what townships, departments and units owe. */
const inwards = /(?:向|报)(?:[^。；,]{0,10}?)(?:县|区)(?:人民)?(?:政府|委|级|总值班室|值班室|应急)/;
const reporting = /报告|上报|报送|续报|首报|电话报|书面报/;

function applies(rule: DeadlineRule, lint: Lint): boolean {
  return (
    (rule.level === null || rule.level === lint.tables.level) &&
    rule.kinds.some((kind) => kind === '*' || lint.kindLines.some((line) => line.includes(kind)))
  );
}

/** The loosest limit that any grade has: what is longer than this is too long for every event. */
function loosest(lint: Lint, duty: 'first' | 'inbound', mode: 'phone' | 'written' | null): { rule: DeadlineRule; minutes: number } | null {
  const limits = lint.tables.deadlines
    .filter((rule) => rule.duty === duty && rule.opensOn === 'received' && rule.limitSeconds !== null && applies(rule, lint))
    .filter((rule) => duty === 'inbound' || rule.owedBy.id === 'office')
    // What others owe to the office is its own order: a limit that is only proposed binds no plan yet.
    .filter((rule) => duty === 'first' || rule.confidence !== 'proposal')
    .filter((rule) => mode === null || rule.mode === mode || rule.mode === 'any')
    .map((rule) => ({ rule, minutes: (rule.limitSeconds ?? 0) / 60 }));
  return limits.toSorted((a, b) => b.minutes - a.minutes)[0] ?? null;
}

export function reportingFindings(lint: Lint): Finding[] {
  return lint.pages.flatMap(({ section, text }) =>
    sentencesAt(text).flatMap(({ words, from }) => {
      const plain = plainOf(words);
      if (!reporting.test(plain) || /续报|终报|每|总结|评估/.test(plain)) return [];
      const duty = upwards.test(plain) ? 'first' : inwards.test(plain) ? 'inbound' : null;
      if (duty === null) return [];
      return [...plain.matchAll(within)].flatMap((match) => {
        const number = match[1] === '半' ? 0.5 : parseNumber(match[1] ?? '');
        const minutes = (number ?? 0) * (minutesOf[match[2] ?? ''] ?? 0);
        // What stands nearest to the figure says whether it is the call or the paper.
        const near = plain.slice(match.index, match.index + match[0].length + 14);
        const mode = /电话|口头/.test(near) ? 'phone' : /书面|文字/.test(near) ? 'written' : null;
        const limit = loosest(lint, duty, mode);
        if (!limit || minutes === 0 || minutes <= limit.minutes) return [];
        const at = from + match.index;
        return [
          finding(
            lint,
            'reportingLax',
            words.slice(match.index, match.index + match[0].length),
            { section: section.id, from: at, to: at + match[0].length },
            {
              confidence: limit.rule.confidence,
              limit: limit.minutes,
              source: `《${limit.rule.source.title}》${limit.rule.source.number ?? ''}`,
              rule: limit.rule.id,
              to: limit.rule.recipient.name,
            },
          ),
        ];
      });
    }),
  );
}
