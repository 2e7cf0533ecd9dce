// What was heard, a chip each: Tab takes it and goes on, Delete takes it off, Enter or a digit changes it.
import { type KeyboardEvent, useState } from 'react';
import { casualtyFields, type CasualtyField } from '#shared/incidents/types.ts';
import { Key } from '#renderer/components/Key.tsx';
import { momentOf, clockOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type FieldProblem, type Heard, type HeardField, heardFields, type IntakeForm } from '../intake-model.ts';

interface Props {
  form: IntakeForm;
  heard: Heard | undefined;
  problems: FieldProblem[];
  kindName: string | null;
  onChip: (field: HeardField, state: 'accepted' | 'dismissed' | undefined) => void;
  onTyped: (field: HeardField, value: string | undefined) => void;
  /** Kind and place have fields of their own: changing them goes there. */
  onGoTo: (field: 'kind' | 'place') => void;
}

const isCasualty = (field: HeardField): field is CasualtyField => (casualtyFields as readonly string[]).includes(field);

export function HeardChips(props: Props) {
  const { intake } = useTexts();
  return (
    <div className="heard" role="group" aria-label={intake.heard}>
      {heardFields.map((field) => (
        <HeardChip key={field} field={field} {...props} />
      ))}
    </div>
  );
}

function useShownValue({ field, form, heard, kindName }: Props & { field: HeardField }): { text: string | null; rough: boolean } {
  const { common } = useTexts();
  const typed = form.typed[field];
  if (typed !== undefined) return { text: field === 'kind' ? kindName : typed.trim() === '' ? null : typed, rough: false };
  if (form.chips[field] === 'dismissed' || !heard) return { text: null, rough: false };
  if (field === 'kind') return { text: heard.kindName, rough: false };
  if (field === 'place') return { text: heard.place?.text ?? null, rough: false };
  const rough = heard.approximate.find((item) => item.field === field);
  if (field === 'occurredAt') {
    if (heard.occurredAt) return { text: `${clockOf(Date.parse(heard.occurredAt))}${heard.occurredApprox ? '（约）' : ''}`, rough: false };
    return { text: rough?.text ?? null, rough: rough !== undefined };
  }
  const exact = heard.casualties[field];
  if (exact !== null) return { text: String(exact), rough: false };
  if (!rough) return { text: null, rough: false };
  const [min, max, about] = [rough.min, rough.max, rough.about];
  const text =
    about !== undefined
      ? common.about(about)
      : typeof min === 'number' && typeof max === 'number'
        ? common.between(min, max)
        : typeof min === 'number'
          ? common.atLeast(min)
          : typeof max === 'number'
            ? common.atMost(max)
            : rough.text;
  return { text, rough: true };
}

function HeardChip(props: Props & { field: HeardField }) {
  const { field, form, heard, problems, onChip, onTyped, onGoTo } = props;
  const { common, intake } = useTexts();
  const [editing, setEditing] = useState<string | null>(null);
  const { text, rough } = useShownValue(props);
  const name =
    field === 'kind'
      ? intake.kind
      : field === 'occurredAt'
        ? intake.occurredAt
        : field === 'place'
          ? intake.place
          : common.casualties[field];
  const state = form.typed[field] !== undefined ? 'typed' : (form.chips[field] ?? (text === null ? 'none' : 'proposed'));
  const wrong = problems.some((problem) => problem.field === field);
  const begin = (value: string): void => {
    if (field === 'kind' || field === 'place') onGoTo(field);
    else setEditing(value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Tab' && !event.shiftKey && state === 'proposed') onChip(field, 'accepted');
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      if (form.typed[field] === undefined) onChip(field, 'dismissed');
      else onTyped(field, undefined);
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (event.ctrlKey) return;
      event.preventDefault();
      begin(startValue());
    } else if (isCasualty(field) && /^[0-9]$/.test(event.key)) {
      event.preventDefault();
      begin(event.key);
    }
  };
  const startValue = (): string => {
    if (form.typed[field] !== undefined) return form.typed[field];
    if (field === 'occurredAt') return heard?.occurredAt ? momentOf(Date.parse(heard.occurredAt), false) : form.receivedAt.slice(0, 16);
    return rough || text === null ? '' : text;
  };
  const finish = (value: string): void => {
    onTyped(field, value);
    setEditing(null);
  };
  if (editing !== null) {
    return (
      <label className="chip chip-editing" data-field={field}>
        <small>{name}</small>
        <input
          autoFocus
          value={editing}
          aria-label={name}
          size={field === 'occurredAt' ? 17 : 5}
          inputMode={isCasualty(field) ? 'numeric' : 'text'}
          onChange={(event) => setEditing(event.target.value)}
          onBlur={() => finish(editing)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.ctrlKey && !event.nativeEvent.isComposing) finish(editing);
            if (event.key === 'Escape') {
              event.stopPropagation();
              setEditing(null);
            }
          }}
        />
      </label>
    );
  }
  return (
    <button
      type="button"
      className={`chip chip-${state}${rough ? ' chip-rough' : ''}${wrong ? ' chip-wrong' : ''}`}
      data-field={field}
      data-state={state}
      aria-invalid={wrong}
      aria-label={`${name} ${text ?? common.notSaid}${state === 'accepted' ? ` ${intake.accepted}` : ''}`}
      title={`${intake.accept} · ${intake.dismissHint}`}
      onKeyDown={onKeyDown}
      onClick={() => begin(startValue())}
    >
      <small>{name}</small>
      <b className="num">{text ?? common.notSaid}</b>
      {state === 'proposed' ? <Key name={intake.accept} /> : null}
    </button>
  );
}
