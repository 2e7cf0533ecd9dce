// Runs of text that came in, were taken out or stayed: told by colour and by line, and by a sign for whoever sees neither.
import { useState } from 'react';
import type { SectionDiff } from '#shared/contract/plans.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { foldedSame } from '../diff-model.ts';

interface Props {
  parts: SectionDiff['parts'];
  /** Nothing is left out. */
  whole?: boolean;
}

export function DiffParts({ parts, whole = false }: Props) {
  return (
    <span className="diff-parts">
      {parts.map(({ kind, text }, at) =>
        kind === 'added' ? (
          <ins key={at}>{text}</ins>
        ) : kind === 'removed' ? (
          <del key={at}>{text}</del>
        ) : (
          <Same key={at} text={text} whole={whole} />
        ),
      )}
    </span>
  );
}

function Same({ text, whole }: { text: string; whole: boolean }) {
  const { plans } = useTexts();
  const [open, setOpen] = useState(whole);
  const folded = open ? null : foldedSame(text);
  if (folded === null) return text;
  return (
    <>
      {folded.head}
      <button type="button" className="diff-more" onClick={() => setOpen(true)}>
        {plans.diff.hidden(folded.hidden)}
      </button>
      {folded.tail}
    </>
  );
}
