// The file as it was read, block by block with its pages. What stands in no section is marked; a click leads to the section.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Missing } from '#shared/plans/parse/coverage.ts';
import type { SourceBlock } from '#shared/plans/parse/types.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Props {
  source: readonly SourceBlock[];
  missing: readonly Missing[];
  /** The block that is looked at. */
  at: number;
  onBlock: (block: number) => void;
}

const lineHeight = 34;

function Words({ block }: { block: SourceBlock }) {
  if (block.kind === 'table')
    return (
      <table>
        <tbody>
          {block.rows.map((row, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- a row of a table is its place
            <tr key={at}>
              {row.map((cell, column) => (
                // oxlint-disable-next-line react/no-array-index-key -- so is a cell
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    );
  const heads = block.heading !== null || block.bold;
  return (
    <p className={`${heads ? 'heads' : ''}${block.centred ? ' centred' : ''}`}>
      {block.numbering}
      {block.text}
    </p>
  );
}

export function OriginalText({ source, missing, at, onBlock }: Props) {
  const { planImport: words } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const lost = new Map(missing.map(({ block, text }) => [block, text]));
  // oxlint-disable-next-line react/incompatible-library -- the rows are drawn anew on each scroll, so nothing may be memoized
  const virtual = useVirtualizer({
    count: source.length,
    getScrollElement: () => box.current,
    estimateSize: () => lineHeight,
    overscan: 10,
  });
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'start' });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only another block moves the text
  }, [at]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    onBlock(Math.max(0, Math.min(source.length - 1, at + step)));
  };
  return (
    <div
      className="original"
      ref={box}
      role="listbox"
      tabIndex={0}
      aria-label={words.original}
      onKeyDown={onKeyDown}
      data-testid="original"
    >
      <div role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((row) => {
          const block = source[row.index];
          if (!block) return null;
          const text = lost.get(row.index);
          const newPage = block.page !== null && block.page !== source[row.index - 1]?.page;
          return (
            <div
              key={row.key}
              ref={virtual.measureElement}
              data-index={row.index}
              className={`original-block${row.index === at ? ' active' : ''}${text === undefined ? '' : ' unplaced'}`}
              role="option"
              aria-selected={row.index === at}
              title={text === undefined ? undefined : words.unplaced}
              style={{ transform: `translateY(${row.start}px)` }}
              onClick={() => onBlock(row.index)}
            >
              {newPage ? <small className="page-mark">{words.page(block.page ?? 0)}</small> : null}
              <Words block={block} />
              {text === undefined ? null : (
                <small className="wrong">
                  ▲ {words.unplaced}：{text}
                </small>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
