// The text of a plan as a page to read: numbers, titles, paragraphs, tables; the section that is asked for is gone to and marked.
import { Fragment, useEffect, useMemo, useRef } from 'react';
import { headingOf } from '#shared/plans/current.ts';
import type { PlanBlock, PlanSection } from '#shared/plans/types.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Props {
  sections: readonly PlanSection[];
  chosen: string | null;
  /** Words that are marked in the text. */
  find: string;
}

/** Headings below the sixth are none of HTML's. */
const deepest = 6;

export function PlanBody({ sections, chosen, find }: Props) {
  const { plans } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const pattern = useMemo(() => patternOf(find), [find]);
  useEffect(() => {
    if (chosen === null) return;
    box.current?.querySelector(`[data-section="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'start' });
  }, [chosen]);
  return (
    <section className="panel plan-text" aria-label={plans.reader.text}>
      <div ref={box} className="plan-text-box" tabIndex={0} role="document" aria-label={plans.reader.text} data-testid="plan-text">
        {sections.map((section) => (
          <article
            key={section.id}
            className={section.id === chosen ? 'chosen' : ''}
            data-section={section.id}
            {...(section.id === chosen ? { 'aria-current': 'location' as const } : {})}
          >
            <Heading section={section} pattern={pattern} />
            {section.blocks.map((block, at) => (
              <Block key={at} block={block} pattern={pattern} />
            ))}
          </article>
        ))}
      </div>
    </section>
  );
}

function patternOf(find: string): RegExp | null {
  const words = find.split(/\s+/).filter(Boolean);
  return words.length === 0
    ? null
    : new RegExp(`(${words.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})`, 'giu');
}

function Marked({ text, pattern }: { text: string; pattern: RegExp | null }) {
  if (pattern === null) return text;
  return text.split(pattern).map((part, at) => (at % 2 === 1 ? <mark key={at}>{part}</mark> : <Fragment key={at}>{part}</Fragment>));
}

function Heading({ section, pattern }: { section: PlanSection; pattern: RegExp | null }) {
  const text = headingOf(section);
  if (text === '') return null;
  const Tag = `h${Math.min(deepest, section.depth + 2)}` as 'h2';
  return (
    <Tag className={`plan-h depth-${Math.min(4, section.depth)}`}>
      <Marked text={text} pattern={pattern} />
    </Tag>
  );
}

export function Block({ block, pattern = null }: { block: PlanBlock; pattern?: RegExp | null }) {
  if (block.kind === 'table') {
    const [head, ...rows] = block.rows;
    return (
      <div className="plan-table">
        <table>
          {head ? (
            <thead>
              <tr>
                {head.map((cell, at) => (
                  <th key={at} scope="col">
                    <Marked text={cell} pattern={pattern} />
                  </th>
                ))}
              </tr>
            </thead>
          ) : null}
          <tbody>
            {rows.map((row, y) => (
              <tr key={y}>
                {row.map((cell, x) => (
                  <td key={x}>
                    <Marked text={cell} pattern={pattern} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  }
  return block.text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, at) => (
      <p key={at}>
        <Marked text={line.trim()} pattern={pattern} />
      </p>
    ));
}
