// The form that changes facts, beside the facts as they stand; below it runs what the change does to the limits.
import { App, Button, Input } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { maxNote } from '#shared/kernel/limits.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { Field } from '#renderer/components/Field.tsx';
import { Key } from '#renderer/components/Key.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { clockOf } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import type { IncidentDetail } from '../facts-form.ts';
import type { FactsEdit } from '../use-facts-edit.ts';
import { FactsDiff } from './FactsDiff.tsx';
import { CasualtyFacts, FigureFacts, MomentFacts, NarrativeFacts, SourceFacts, WhatFacts } from './FactsFields.tsx';

interface Props {
  incident: IncidentDetail;
  edit: FactsEdit;
  onSaved: () => void;
}

export function FactsEditor({ incident, edit, onSaved }: Props) {
  const { common, incident: all } = useTexts();
  const words = all.edit;
  const locale = useLocale((state) => state.locale);
  const { message, modal } = App.useApp();
  const form = useRef<HTMLFormElement>(null);
  // Opened by a press: the keyboard goes to the first figure.
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const refusal = refusalOf(edit.error ?? (edit.preview.isError ? edit.preview.error : null));
  const refused = refusal?.field ? { field: refusal.field, text: errorTexts[locale][refusal.code] } : null;
  const save = (): void => {
    edit.save(() => {
      void message.success(words.saved);
      onSaved();
    });
    window.setTimeout(() => {
      const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
      wrong?.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (event.ctrlKey) {
      event.preventDefault();
      save();
    } else if (event.target instanceof HTMLInputElement) event.preventDefault();
  };
  const { draft, changed, preview } = edit;
  const fields = { incident, edit, refused };
  return (
    <div className="facts-editor" onKeyDown={onKeyDown} data-testid="facts-editor">
      <form
        ref={form}
        className="form"
        aria-label={words.title}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <p className="muted">
          {words.intro} {draft.restored && changed.length > 0 ? <b>{words.draftBack}</b> : null}{' '}
          {draft.savedAt === null || changed.length === 0 ? null : (
            <span className="num">{words.draftSaved(clockOf(draft.savedAt, true))}</span>
          )}
        </p>
        <CasualtyFacts {...fields} />
        <WhatFacts {...fields} />
        <MomentFacts {...fields} />
        <FigureFacts {...fields} />
        <NarrativeFacts {...fields} />
        <SourceFacts {...fields} />
      </form>
      <div className="facts-save">
        {preview.data && changed.length > 0 && Object.keys(edit.problems).length === 0 ? (
          <FactsDiff incident={incident} preview={preview.data} confirming={edit.confirming} />
        ) : null}
        {changed.length === 0 ? <p className={edit.tried ? 'problem' : 'muted'}>{words.nothing}</p> : null}
        <Field id="facts-reason" label={words.reason} hint={words.reasonHint} error={edit.reasonMissing ? words.reasonNeeded : undefined}>
          {(props) => (
            <Input.TextArea
              {...props}
              autoSize={{ minRows: 1, maxRows: 4 }}
              value={edit.reason}
              maxLength={maxNote}
              onChange={(event) => edit.setReason(event.target.value)}
            />
          )}
        </Field>
        {edit.error || (preview.isError && changed.length > 0) ? <Refused refusal={refusal} /> : null}
        <div className="row">
          <Button type="primary" size="large" loading={edit.pending} danger={edit.confirming} onClick={save} data-testid="facts-save">
            {edit.confirming ? words.confirm : words.save} <Key name="Ctrl ↵" />
          </Button>
          <Button
            type="text"
            disabled={changed.length === 0 && edit.reason === ''}
            onClick={() =>
              modal.confirm({
                title: words.discard,
                content: words.discardSure,
                okText: common.confirm,
                cancelText: common.cancel,
                onOk: edit.discard,
              })
            }
          >
            {words.discard}
          </Button>
        </div>
      </div>
    </div>
  );
}
