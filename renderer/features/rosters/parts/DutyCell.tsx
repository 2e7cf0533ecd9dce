// One post of one day: who holds it, and in its place the line to put, replace or take off somebody.
import { useMutation } from '@tanstack/react-query';
import { App, Button, Input, type RefSelectProps } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { errorTexts } from '#shared/contract/error-texts.ts';
import type { Post } from '#shared/rosters/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { PersonSelect } from '#renderer/features/directory/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import type { Assignment, DutyDay } from '../duty-model.ts';

interface EditorProps {
  day: DutyDay;
  dayName: string;
  post: Post;
  /** null: somebody is put on the post, nobody is replaced. */
  assignment: Assignment | null;
  onDone: () => void;
}

export function CellEditor({ day, dayName, post, assignment, onDone }: EditorProps) {
  const { duty: words, common } = useTexts();
  const locale = useLocale((state) => state.locale);
  const { modal } = App.useApp();
  const [note, setNote] = useState(assignment?.note ?? '');
  const select = useRef<RefSelectProps>(null);
  useEffect(() => select.current?.focus(), []);
  const assign = useMutation({ ...orpc.rosters.assign.mutationOptions(), onSuccess: onDone });
  const put = (person: string | null): void =>
    assign.mutate({
      day: day.day,
      post,
      person,
      ...(assignment ? { replaces: assignment.id } : {}),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    });
  const takeOff = (): void => {
    if (!assignment) return;
    modal.confirm({
      title: words.takeOffWhat(assignment.person.name, dayName, words.posts[post]),
      content: post === 'leaderOnShift' || post === 'main' ? words.takeOffGap : words.takeOffPlain,
      okText: words.takeOff,
      okButtonProps: { danger: true },
      cancelText: common.cancel,
      autoFocusButton: 'cancel',
      onOk: () => assign.mutateAsync({ day: day.day, post, person: null, replaces: assignment.id }).catch(() => undefined),
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    onDone();
  };
  const refusal = assign.isError ? refusalOf(assign.error) : null;
  const wrong =
    refusal?.code === 'notValid' && refusal.field === 'person'
      ? words.twice(String(refusal.received ?? ''))
      : refusal?.code === 'conflict'
        ? words.held
        : null;
  return (
    <div className="cell-editor" onKeyDown={onKeyDown} data-testid="cell-editor">
      <PersonSelect
        id={`put-${day.day}-${post}`}
        label={words.putOn(dayName, words.posts[post])}
        placeholder={assignment ? words.choose : undefined}
        selectRef={select}
        value={null}
        startOpen
        allowClear={false}
        status={wrong ? 'error' : ''}
        onChange={(person) => (person === null ? undefined : put(person))}
      />
      <Input
        aria-label={words.note}
        placeholder={`${words.note} ${words.noteExample}`}
        value={note}
        maxLength={200}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && assignment) put(assignment.person.id);
        }}
      />
      <div className="row">
        {assignment ? (
          <>
            <Button size="small" danger onClick={takeOff} data-testid="take-off">
              {words.takeOff}
            </Button>
            <Button size="small" disabled={note.trim() === (assignment.note ?? '')} onClick={() => put(assignment.person.id)}>
              {words.saveNote}
            </Button>
          </>
        ) : null}
        <Button size="small" type="text" onClick={onDone}>
          {common.cancel} <kbd aria-hidden="true">Esc</kbd>
        </Button>
      </div>
      {assign.isError ? (
        wrong === null ? (
          <Refused refusal={refusal} />
        ) : (
          <p className="problem" role="alert" title={refusal ? errorTexts[locale][refusal.code] : ''}>
            {wrong}
          </p>
        )
      ) : null}
    </div>
  );
}

interface HolderProps {
  assignment: Assignment;
  label: string;
  /** Opens the line to replace or take off; absent: only to be read. */
  onEdit?: (() => void) | undefined;
  withPhone: boolean;
}

export function Holder({ assignment, label, onEdit, withPhone }: HolderProps) {
  const { person, note } = assignment;
  const phone = person.phones[0]?.number;
  const noted = note === null || note === '' ? null : <small className="note">{note}</small>;
  return (
    <>
      {onEdit ? (
        <button type="button" className="holder" aria-label={label} title={person.post} onClick={onEdit} data-testid="holder">
          <b>{person.name}</b>
        </button>
      ) : (
        <span className="holder">
          <b>{person.name}</b>
        </span>
      )}
      {withPhone && phone !== undefined ? (
        <a className="num phone" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
          {phone}
        </a>
      ) : null}
      {noted}
    </>
  );
}
