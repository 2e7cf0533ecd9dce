// The text of what was said, with what was heard marked in it while one types. The marks lie behind the letters.
import { type ClipboardEvent, type Ref, useRef } from 'react';
import type { Heard } from '../intake-model.ts';

interface Props {
  id: string;
  value: string;
  evidence: Heard['evidence'];
  placeholder: string;
  onChange: (value: string) => void;
  inputRef?: Ref<HTMLTextAreaElement>;
  onPaste?: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
  invalid?: boolean;
}

interface Piece {
  text: string;
  field: string | null;
}

/** Cuts the text at the evidence. Where two overlap, facts stand before special marks, and the earlier before the later. */
export function piecesOf(text: string, evidence: Heard['evidence']): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const isMark = ({ field }: Heard['evidence'][number]): boolean => field.startsWith('marks.');
  const shown: Heard['evidence'] = [];
  for (const one of evidence.toSorted((a, b) => Number(isMark(a)) - Number(isMark(b)) || a.start - b.start)) {
    if (one.end <= text.length && shown.every((other) => one.end <= other.start || one.start >= other.end)) shown.push(one);
  }
  for (const { start, end, field } of shown.toSorted((a, b) => a.start - b.start)) {
    pieces.push({ text: text.slice(at, start), field: null }, { text: text.slice(start, end), field });
    at = end;
  }
  pieces.push({ text: text.slice(at), field: null });
  return pieces;
}

export function MarkedText({ id, value, evidence, placeholder, onChange, inputRef, onPaste, invalid }: Props) {
  const behind = useRef<HTMLDivElement>(null);
  return (
    <div className={`marked-text${invalid ? ' invalid' : ''}`}>
      <div ref={behind} className="marked-behind" aria-hidden="true">
        {piecesOf(value, evidence).map((piece, index) =>
          piece.field === null ? (
            // The pieces have no identity but their order.
            <span key={index}>{piece.text}</span>
          ) : (
            <mark key={index} data-field={piece.field}>
              {piece.text}
            </mark>
          ),
        )}
        {'\n'}
      </div>
      <textarea
        id={id}
        ref={inputRef}
        value={value}
        placeholder={placeholder}
        rows={6}
        maxLength={20_000}
        spellCheck={false}
        onPaste={onPaste}
        onChange={(event) => onChange(event.target.value)}
        onScroll={(event) => {
          if (behind.current) behind.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}
