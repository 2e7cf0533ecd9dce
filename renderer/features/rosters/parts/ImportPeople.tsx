// Whom the names of the file mean: those that are open first, each with who it could be; and shifts and marks that the roster does not know.
import { Select } from 'antd';
import { useState } from 'react';
import type { ImportCorrections, MarkMeaning, PersonChoice } from '#shared/rosters/import/types.ts';
import type { Roster } from '#shared/rosters/types.ts';
import { PersonSelect } from '#renderer/features/directory/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { NamedPerson, Preview } from '../import-store.ts';
import type { Correct } from '../use-import.ts';

interface Props {
  preview: Preview;
  corrections: ImportCorrections;
  roster: Roster;
  correct: Correct;
}

const isOpen = (person: NamedPerson): boolean => person.state === 'ambiguous' || person.state === 'unknown';

export function ImportPeople({ preview, corrections, roster, correct }: Props) {
  const { rosterFiles } = useTexts();
  const words = rosterFiles.import;
  const open = preview.people.filter(isOpen);
  const decided = preview.people.filter((person) => person.state !== 'found' && !isOpen(person));
  const found = preview.people.filter((person) => person.state === 'found');
  const choose = (key: string, choice: PersonChoice | null): void =>
    correct((before) => ({
      ...before,
      people: [...before.people.filter((one) => one.key !== key), ...(choice ? [{ key, choice }] : [])],
    }));
  return (
    <section className="panel import-people" aria-label={words.people} tabIndex={0}>
      <h2>
        {words.people} <em>{preview.people.length}</em>
        {open.length > 0 ? <em className="error">▲ {words.peopleOpen(open.length)}</em> : null}
      </h2>
      {preview.unknownShifts.map((text) => (
        <label key={text} className="import-person">
          <b>{words.unknownShift(text)}</b>
          <Select
            aria-label={words.unknownShift(text)}
            placeholder={words.ask}
            options={roster.patterns.map((pattern) => ({ value: pattern.id, label: pattern.name }))}
            onChange={(pattern: string) =>
              correct((before) => ({ ...before, shifts: [...before.shifts.filter((one) => one.text !== text), { text, pattern }] }))
            }
          />
        </label>
      ))}
      {preview.unknownMarks.map((text) => (
        <label key={text} className="import-person" data-testid="mark" data-mark={text}>
          <b>{words.unknownMark(text)}</b>
          <MarkSelect
            label={words.unknownMark(text)}
            roster={roster}
            onChange={(means) =>
              correct((before) => ({ ...before, marks: [...before.marks.filter((one) => one.text !== text), { text, means }] }))
            }
          />
        </label>
      ))}
      {[...open, ...decided].map((person) => (
        <PersonRow
          key={person.key}
          person={person}
          choice={corrections.people.find((one) => one.key === person.key)?.choice ?? null}
          unit={roster.unit}
          onChoose={(choice) => choose(person.key, choice)}
        />
      ))}
      {found.map((person) => (
        <p key={person.key} className="import-person found">
          <b>✓ {person.name}</b>
          <small className="muted">
            {[person.person?.post, person.person?.unitName, words.duties(person.duties)].filter(Boolean).join(' · ')}
          </small>
        </p>
      ))}
    </section>
  );
}

function MarkSelect({ label, roster, onChange }: { label: string; roster: Roster; onChange: (means: MarkMeaning) => void }) {
  const { rosterFiles } = useTexts();
  const { ask, marks } = rosterFiles.import;
  const meanings: { label: string; means: MarkMeaning }[] = [
    { label: marks.off, means: { kind: 'off' } },
    { label: marks.on, means: { kind: 'on' } },
    ...(roster.patterns.length > 1
      ? roster.patterns.map(({ id, name }) => ({ label: marks.shift(name), means: { kind: 'shift' as const, pattern: id } }))
      : []),
    ...roster.posts.map(({ id, name }) => ({ label: marks.post(name), means: { kind: 'post' as const, post: id } })),
  ];
  return (
    <Select
      aria-label={label}
      placeholder={ask}
      options={meanings.map((one, value) => ({ value, label: one.label }))}
      onChange={(at: number) => {
        const means = meanings[at]?.means;
        if (means) onChange(means);
      }}
      popupMatchSelectWidth={false}
    />
  );
}

interface RowProps {
  person: NamedPerson;
  choice: PersonChoice | null;
  unit: string | null;
  onChoose: (choice: PersonChoice) => void;
}

const create = '+create';
const leave = '+leave';
const other = '+other';

function PersonRow({ person, choice, unit, onChoose }: RowProps) {
  const { rosterFiles } = useTexts();
  const words = rosterFiles.import;
  const [searching, setSearching] = useState(false);
  const value = choice === null ? null : choice.kind === 'person' ? choice.person : choice.kind === 'create' ? create : leave;
  const known = person.candidates;
  const shown = person.person && !known.some((one) => one.id === person.person?.id) ? [...known, person.person] : known;
  const pick = (next: string): void => {
    if (next === other) setSearching(true);
    else if (next === create) onChoose({ kind: 'create', unit, post: person.title ?? '' });
    else if (next === leave) onChoose({ kind: 'leaveOut' });
    else onChoose({ kind: 'person', person: next });
  };
  return (
    <div className={`import-person ${person.state}`} data-testid="person" data-name={person.name} data-state={person.state}>
      <span>
        <b>
          {isOpen(person) ? '▲ ' : '✓ '}
          {person.name}
        </b>
        <small className="muted">
          {[person.phone, person.title, words.duties(person.duties), words.states[person.state]]
            .filter((part) => part !== null && part !== '')
            .join(' · ')}
        </small>
      </span>
      {searching ? (
        <PersonSelect
          id={`import-person-${person.key}`}
          label={words.who(person.name)}
          value={null}
          startOpen
          onChange={(id) => {
            setSearching(false);
            if (id !== null) onChoose({ kind: 'person', person: id });
          }}
        />
      ) : (
        <Select
          aria-label={words.who(person.name)}
          placeholder={words.ask}
          status={isOpen(person) ? 'error' : ''}
          value={value}
          options={[
            ...shown.map((one) => ({
              value: one.id,
              label: [one.name, one.post, one.unitName, one.phones[0]].filter((part) => part !== undefined && part !== '').join(' · '),
            })),
            { value: create, label: words.createPerson },
            { value: other, label: words.otherPerson },
            { value: leave, label: words.leavePerson },
          ]}
          onChange={pick}
          popupMatchSelectWidth={false}
        />
      )}
    </div>
  );
}
