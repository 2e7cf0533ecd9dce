// One page of A4 whose type is as large as the page allows.
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { asSheet } from '#renderer/components/sheet.ts';
import { largestFitting, sizes } from '../fit-size.ts';
import '../card.css';

interface Props {
  children: ReactNode;
  testId: string;
}

/** A printer sets lines a hair wider than the screen: so much of the height is left free. */
const slack = 0.985;

export function FittedSheet({ children, testId }: Props) {
  const page = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [sheet, inner] = [page.current, content.current];
    if (!sheet || !inner) return;
    sheet.classList.remove('over');
    const style = getComputedStyle(sheet);
    const room = (sheet.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom)) * slack;
    const fitting = largestFitting((size) => {
      inner.style.fontSize = `${size}pt`;
      return inner.offsetHeight <= room;
    });
    if (fitting === null) inner.style.fontSize = `${sizes.at(-1) ?? 6}pt`;
    sheet.classList.toggle('over', fitting === null);
  });
  return (
    <section {...asSheet} ref={page} className="card-sheet" data-testid={testId}>
      <div ref={content}>{children}</div>
    </section>
  );
}
