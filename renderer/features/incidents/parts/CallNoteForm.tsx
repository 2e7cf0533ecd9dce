// F3: a call that is no incident, or not yet. Beside what one was doing; the draft is kept.
import { useMutation } from '@tanstack/react-query';
import { App, Button, Drawer, Input, type InputRef, Segmented } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { type SourceMode, sourceModes } from '#shared/incidents/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { useDraft } from '#renderer/client/use-draft.ts';
import { Key } from '#renderer/components/Key.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Draft {
  mode: SourceMode;
  caller: string;
  phone: string;
  text: string;
}

const blank: Draft = { mode: 'phone', caller: '', phone: '', text: '' };

interface Props {
  open: boolean;
  onClose: () => void;
  /** Fill in who is called, from the directory. */
  start?: { caller: string; phone: string } | null;
  /** Each place that opens it keeps a draft of its own. */
  draftKey?: string;
}

export function CallNoteDrawer({ open, onClose, start, draftKey = 'callNote' }: Props) {
  const { common, intake: words } = useTexts();
  const { message } = App.useApp();
  const { value: draft, set, clear } = useDraft<Draft>(draftKey, blank);
  const first = useRef<InputRef>(null);
  useEffect(() => {
    // What was typed during an earlier call of the same number is gone on with.
    if (open && start) set((before) => (before.text === '' ? { ...blank, ...start } : before));
  }, [open, start, set]);
  const change = (patch: Partial<Draft>): void => set((before) => ({ ...before, ...patch }));
  const save = useMutation({
    mutationFn: () =>
      client.incidents.takeCallNote({
        mode: draft.mode,
        text: draft.text,
        ...(draft.caller ? { caller: draft.caller } : {}),
        ...(draft.phone ? { phone: draft.phone } : {}),
      }),
    onSuccess: () => {
      clear();
      void message.success(common.saved);
      onClose();
    },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.ctrlKey && !event.nativeEvent.isComposing) save.mutate();
  };
  return (
    <Drawer
      getContainer={false}
      rootStyle={{ position: 'absolute' }}
      title={words.callNote.title}
      open={open}
      onClose={onClose}
      size={480}
      mask={false}
      afterOpenChange={(now) => (now ? first.current?.focus() : undefined)}
      destroyOnHidden
    >
      <div className="call-note" onKeyDown={onKeyDown}>
        <Segmented
          aria-label={words.mode}
          value={draft.mode}
          options={sourceModes.slice(0, 5).map((value) => ({ value, label: common.modes[value] }))}
          onChange={(mode) => change({ mode })}
        />
        <Input
          ref={first}
          aria-label={words.callerName}
          placeholder={words.callerName}
          value={draft.caller}
          maxLength={200}
          onChange={(event) => change({ caller: event.target.value })}
        />
        <Input
          aria-label={words.phone}
          className="num"
          placeholder={words.phone}
          value={draft.phone}
          maxLength={40}
          onChange={(event) => change({ phone: event.target.value })}
        />
        <Input.TextArea
          aria-label={words.callNote.what}
          placeholder={words.callNote.what}
          rows={7}
          value={draft.text}
          maxLength={20_000}
          onChange={(event) => change({ text: event.target.value })}
        />
        {save.isError ? <Refused refusal={refusalOf(save.error)} /> : null}
        <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
          {words.callNote.save} <Key name="Ctrl ↵" />
        </Button>
      </div>
    </Drawer>
  );
}
