// The line under the timeline: what is typed is kept until it is recorded. What happened earlier gets its own time.
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Input, type InputRef } from 'antd';
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react';
import { maxNote } from '#shared/kernel/limits.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useDraft } from '#renderer/client/use-draft.ts';
import { Key } from '#renderer/components/Key.tsx';
import { MomentInput } from '#renderer/texts/MomentInput.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { isoOfMoment } from '#renderer/texts/typed.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

const blank = { text: '', late: false, at: '' };

export function NoteLine({ incident, inputRef }: { incident: string; inputRef: Ref<HTMLInputElement> }) {
  const texts = useTexts().incident;
  const words = texts.timeline;
  const now = useNow();
  const mayWrite = useMay('incidents.write');
  const input = useRef<InputRef>(null);
  useImperativeHandle(inputRef, () => input.current?.input ?? document.createElement('input'), []);
  const { value, set, clear } = useDraft(`note:${incident}`, blank);
  const note = useMutation({ ...orpc.incidents.note.mutationOptions(), onSuccess: clear });
  const iso = value.late ? isoOfMoment(value.at, now) : null;
  const timeWrong = value.late && value.at.trim() !== '' && iso === null;
  const save = (): void => {
    if (value.text.trim() === '' || timeWrong || note.isPending) return;
    note.mutate({ id: incident, text: value.text.trim(), ...(iso === null ? {} : { at: iso }) });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      save();
    }
  };
  if (!mayWrite) return null;
  return (
    <div className="note-line">
      {note.isError ? <Refused refusal={refusalOf(note.error)} /> : null}
      {value.late ? (
        <div className="row">
          <label htmlFor="note-at">{words.noteAt}</label>
          <MomentInput
            id="note-at"
            value={value.at}
            now={now}
            placeholder={words.noteAtHint}
            status={timeWrong ? 'error' : ''}
            aria-invalid={timeWrong}
            aria-describedby={timeWrong ? 'note-at-wrong' : undefined}
            onChange={(at) => set({ ...value, at })}
          />
          {timeWrong ? (
            <small id="note-at-wrong" className="problem" role="alert">
              {texts.edit.wrong.time}
            </small>
          ) : null}
        </div>
      ) : null}
      <div className="row">
        <Input
          ref={input}
          aria-label={words.quick}
          placeholder={words.quick}
          value={value.text}
          maxLength={maxNote}
          onChange={(event) => set({ ...value, text: event.target.value })}
          onKeyDown={onKeyDown}
          data-testid="note-input"
        />
        <Checkbox checked={value.late} onChange={(event) => set({ ...value, late: event.target.checked })}>
          {words.late}
        </Checkbox>
        <Button onClick={save} loading={note.isPending} disabled={value.text.trim() === ''}>
          {words.save} <Key name="↵" />
        </Button>
      </div>
    </div>
  );
}
