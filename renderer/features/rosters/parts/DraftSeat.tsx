// Beside the table of a draft: who could sit there by what each has so far, and whether the seat is fixed.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, type InputRef, Switch } from 'antd';
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react';
import { orpc } from '#renderer/client/query.ts';
import { Key } from '#renderer/components/Key.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { FoundSeat } from '../calendar-model.ts';
import { type Draft, loadsFor } from '../draft-model.ts';
import { dayWords } from '../seat-words.ts';
import { focusSeat, setView } from '../view.ts';

interface Props {
  id: string;
  found: FoundSeat;
  typed: string;
  draft: Draft;
  still: boolean;
  onPut: (person: string | null, locked: boolean) => void;
}

export function DraftSeat({ id, found: { shift, seat }, typed, draft, still, onPut }: Props) {
  const texts = useTexts();
  const { drafts: words, rosters } = texts;
  const [text, setText] = useState(typed);
  const [active, setActive] = useState(0);
  const input = useRef<InputRef>(null);
  useEffect(() => input.current?.focus({ cursor: 'end' }), []);
  const wanted = useDeferredValue(text.trim());
  const { data } = useQuery({
    ...orpc.directory.people.queryOptions({ input: { text: wanted, limit: 60 } }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  });
  const loads = loadsFor(draft, shift.day, seat.post).filter((one) => one.person !== seat.person?.id);
  const known = new Map(loads.map((one) => [one.person, one]));
  const shown: { person: string; name: string; hint: string; near: boolean }[] = (
    wanted === '' ? loads : (data?.items ?? []).map((one) => known.get(one.id) ?? { person: one.id, name: one.name })
  ).map((one) => ({
    person: one.person,
    name: one.name,
    hint: 'duties' in one ? words.loadHint(one.duties, Math.round(one.weighted * 10) / 10, one.nearest) : rosters.why.notInPool,
    near: !('duties' in one) || (one.nearest ?? 99) < 2,
  }));
  const at = Math.min(active, shown.length - 1);
  useEffect(() => {
    document.getElementById(`draft-put-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const close = (): void => {
    setView({ aside: null });
    focusSeat(id);
  };
  const put = (person: string | null): void => {
    onPut(person, true);
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setActive(Math.max(0, Math.min(shown.length - 1, at + step)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const chosen = shown[at];
      if (chosen) put(chosen.person);
    }
  };
  return (
    <section
      className="panel roster-aside"
      aria-label={`${dayWords(shift.day, texts)} ${seat.name}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) close();
      }}
      data-testid="seat-aside"
    >
      <header>
        <h2>
          {dayWords(shift.day, texts)} {seat.name}
        </h2>
        <Button size="small" type="text" onClick={close}>
          {texts.common.close} <Key name="Esc" />
        </Button>
        <p className="muted">
          {shift.name} · {rosters.weight(shift.weight)} · {seat.person?.name ?? rosters.nobody}
        </p>
      </header>
      {still ? null : (
        <>
          <div className="candidates">
            <Input
              ref={input}
              role="combobox"
              aria-label={rosters.putLabel(`${dayWords(shift.day, texts)} ${seat.name}`)}
              aria-expanded={shown.length > 0}
              aria-controls="draft-put-list"
              aria-activedescendant={shown.length > 0 ? `draft-put-${at}` : undefined}
              placeholder={rosters.searchPerson}
              value={text}
              maxLength={100}
              onChange={(event) => {
                setText(event.target.value);
                setActive(0);
              }}
              onKeyDown={onKeyDown}
            />
            <ul id="draft-put-list" role="listbox" tabIndex={-1} aria-label={rosters.searchPerson} data-testid="candidates">
              {shown.map((one, index) => (
                <li
                  key={one.person}
                  id={`draft-put-${index}`}
                  role="option"
                  aria-selected={index === at}
                  onClick={() => put(one.person)}
                  data-testid="candidate"
                >
                  <span className="candidate">
                    <b>{one.name}</b>
                    <small>
                      <span className={one.near ? 'against' : 'for'}>{one.hint}</span>
                    </small>
                  </span>
                </li>
              ))}
            </ul>
          </div>
          <div className="row">
            <label className="row">
              <Switch
                size="small"
                checked={seat.locked}
                onChange={(locked) => onPut(seat.person?.id ?? null, locked)}
                aria-label={words.fixed}
              />
              {words.fixed}
            </label>
            {seat.person ? (
              <Button danger onClick={() => put(null)}>
                {rosters.takeOff} <Key name="Del" />
              </Button>
            ) : null}
          </div>
          <p className="muted">{words.fixedHint}</p>
        </>
      )}
    </section>
  );
}
