// Publishing or dropping a draft: what it breaks must be accepted; what is published is frozen as a version.
import { useMutation } from '@tanstack/react-query';
import { App, Button, Checkbox } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { Key } from '#renderer/components/Key.tsx';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useAskBefore } from '#renderer/texts/use-ask-before.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Draft } from '../draft-model.ts';
import { setView } from '../view.ts';
import { Breaches } from './Breaches.tsx';

interface Props {
  draft: Draft;
  onClose: () => void;
  /** The draft is about to go; or it stays after all. */
  onEnding: (ending: boolean) => void;
}

export function PublishDraft({ draft, onClose, onEnding }: Props) {
  const texts = useTexts();
  const { drafts: words } = texts;
  const navigate = useNavigate();
  const { message } = App.useApp();
  const askBefore = useAskBefore();
  const ends = { onMutate: () => onEnding(true), onError: () => onEnding(false) };
  const publish = useMutation({ ...orpc.rosterDrafts.publish.mutationOptions(), ...ends });
  const drop = useMutation({ ...orpc.rosterDrafts.drop.mutationOptions(), ...ends });
  const [accepted, setAccepted] = useState(false);
  const broken = draft.violations.length > 0;
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  const form = useForm({
    name: `publish-${draft.id}`,
    start: { note: '' },
    check: ({ note }) => ({
      note: broken && note.trim() === '' ? words.publishForm.noteNeeded : undefined,
      accepted: broken && !accepted ? words.publishForm.acceptNeeded : undefined,
    }),
    save: ({ note }) =>
      publish.mutate(
        { id: draft.id, ...(note.trim() === '' ? {} : { note: note.trim() }), ...(broken ? { despite: true } : {}) },
        {
          onSuccess: ({ version }) => {
            form.reset();
            void message.success(words.publishForm.published(version));
            setView({ day: draft.from, rosters: [draft.roster], done: [] });
            void navigate('/duty/roster');
          },
        },
      ),
  });
  const dropIt = (): void => {
    askBefore({
      title: words.publishForm.dropWhat(draft.title),
      content: words.publishForm.dropHint,
      ok: words.publishForm.drop,
      onOk: () => drop.mutateAsync({ id: draft.id }).then(() => void navigate('/duty/drafts')),
    });
  };
  return (
    <section
      ref={box}
      className="panel publish-form"
      aria-label={words.publish}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose();
      }}
    >
      <h2>{words.publishForm.title}</h2>
      <form className="form" {...form.formProps} data-testid="publish-form">
        <p>{words.publishForm.intro(draft.from, draft.to)}</p>
        {broken ? (
          <>
            <p className="wrong">{words.publishForm.breaks(draft.violations.length)}</p>
            <Breaches breaks={draft.violations} />
            <Field {...form.field('accepted')} label={words.publishForm.accept}>
              {(tied) => (
                <Checkbox
                  id={tied.id}
                  checked={accepted}
                  aria-invalid={tied['aria-invalid']}
                  onChange={(event) => setAccepted(event.target.checked)}
                >
                  {words.publishForm.acceptHint}
                </Checkbox>
              )}
            </Field>
          </>
        ) : null}
        <TextField
          {...form.field('note')}
          label={broken ? words.publishForm.noteWhy : words.publishForm.note}
          value={form.values.note}
          maxLength={200}
          onChange={(note) => form.set({ note })}
        />
        {publish.isError ? <Refused refusal={refusalOf(publish.error)} /> : null}
        {drop.isError ? <Refused refusal={refusalOf(drop.error)} /> : null}
        <div className="buttons">
          <SubmitButton label={words.publish} loading={publish.isPending} data-testid="publish-now" />
          <Button onClick={onClose}>
            {texts.common.cancel} <Key name="Esc" />
          </Button>
          <Button danger onClick={dropIt} data-testid="drop-draft">
            {words.publishForm.drop}
          </Button>
        </div>
      </form>
    </section>
  );
}
