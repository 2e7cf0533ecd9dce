// Choosing a person for a seat: a line to search in and the list below; arrows move, Enter takes.
import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { CellRef } from '#shared/rosters/types.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type Candidate, useCandidates, whyWords } from '../use-candidates.ts';

interface Props {
  id: string;
  cell: CellRef;
  /** What was typed on the seat begins the search. */
  typed: string;
  label: string;
  /** Nobody is offered himself. */
  without: string | null;
  onChoose: (candidate: Candidate) => void;
  /** Told who would be taken. */
  onActive?: (candidate: Candidate | null) => void;
}

export function CandidateList({ id, cell, typed, label, without, onChoose, onActive }: Props) {
  const texts = useTexts();
  const { rosters: words } = texts;
  const [text, setText] = useState(typed);
  const [active, setActive] = useState(0);
  const input = useRef<InputRef>(null);
  const { items, pending } = useCandidates(cell, text);
  const shown = items.filter((one) => one.id !== without);
  const at = Math.min(active, shown.length - 1);
  const current = shown[at] ?? null;
  useEffect(() => input.current?.focus({ cursor: 'end' }), []);
  const currentId = current?.id;
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- told when it is another person, not when the list is drawn anew
  useEffect(() => onActive?.(current), [currentId]);
  // In braces: the browser answers with a promise, and an effect must answer nothing.
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setActive(Math.max(0, Math.min(shown.length - 1, at + step)));
    } else if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault();
      if (current) onChoose(current);
    }
  };
  return (
    <div className="candidates">
      <Input
        id={id}
        ref={input}
        role="combobox"
        aria-label={label}
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown.length > 0 ? `${id}-${at}` : undefined}
        placeholder={words.searchPerson}
        autoComplete="off"
        value={text}
        maxLength={100}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={label} tabIndex={-1} data-testid="candidates">
        {shown.map((one, index) => (
          <li
            key={one.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className={one.why && one.why.breaks.length === 0 ? 'fits' : ''}
            onClick={() => onChoose(one)}
            onMouseDown={(event) => event.preventDefault()}
            data-testid="candidate"
          >
            <CandidateLine candidate={one} />
          </li>
        ))}
        {shown.length === 0 && !pending ? (
          <li className="muted" role="option" aria-selected={false} aria-disabled="true">
            {words.nobodyFound}
          </li>
        ) : null}
      </ul>
    </div>
  );
}

/** A person with what speaks for and against. */
function CandidateLine({ candidate }: { candidate: Candidate }) {
  const texts = useTexts();
  return (
    <span className="candidate">
      <b>{candidate.name}</b>
      <span className="muted">{[candidate.post, candidate.unitName].filter((part) => part !== '').join(' · ')}</span>
      <span className="num phone">{candidate.phone}</span>
      <small>
        {candidate.why
          ? whyWords(candidate.why, texts).map(({ text, bad }) => (
              <span key={text} className={bad ? 'against' : 'for'}>
                {text}
              </span>
            ))
          : texts.rosters.why.unknown}
      </small>
    </span>
  );
}
