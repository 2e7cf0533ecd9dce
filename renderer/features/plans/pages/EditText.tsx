// The text of a version, written by hand. What is typed is kept on this machine until it is saved; who wrote meanwhile is told.
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { blankText } from '#shared/plans/blank.ts';
import type { PlanText } from '#shared/plans/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { ClashBox } from '#renderer/client/forms/ClashNote.tsx';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { useDraft } from '#renderer/client/use-draft.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Key } from '#renderer/components/Key.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type EditorTab, PlanTextEditor } from '../editor/PlanTextEditor.tsx';
import { planPath } from '../plan-paths.ts';
import { useVersionName } from '../version-name.ts';
import '../plans.css';
import '../plan.css';
import '../plan-parts.css';

/** What is typed, and when the text was written that it began from. */
interface Typed {
  text: PlanText;
  since: string | null;
}

export function EditTextPage() {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const version = params.get('version');
  const { common } = useTexts();
  const { data: plan, error } = useQuery(orpc.plans.get.queryOptions({ input: { id, ...(version === null ? {} : { version }) } }));
  if (plan && plan.shown !== null) return <Editor key={plan.shown} plan={plan} version={plan.shown} />;
  return <div className="page plans">{error ? <Refused refusal={refusalOf(error)} /> : <Empty>{common.loading}</Empty>}</div>;
}

function Editor({ plan, version }: { plan: PlanDetail; version: string }) {
  const { plans } = useTexts();
  const words = plans.edit;
  const navigate = useNavigate();
  const { message } = App.useApp();
  const nameOf = useVersionName();
  const [params] = useSearchParams();
  const [start] = useState<Typed>(() => ({ text: plan.text ?? blankText, since: plan.writtenAt }));
  const draft = useDraft(`planText:${version}`, start);
  const [tab, setTab] = useState<EditorTab>('sections');
  const [section, setSection] = useState(params.get('section'));
  const [reason, setReason] = useState('');
  const { text, since } = draft.value;
  const save = useMutation({
    mutationFn: (from: string | null) =>
      client.plans.writeText({ id: version, text, since: from, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }),
  });
  const back = (): void => void navigate(planPath(plan.id, { version, ...(section === null ? {} : { section }) }));
  const done = (): void => {
    draft.clear();
    void message.success(words.saved);
    back();
  };
  const write = (from: string | null): void => save.mutate(from, { onSuccess: done });
  const refusal = save.isError ? refusalOf(save.error) : null;
  // What the others wrote is on the page already: the change stream brings it.
  const behind = draft.savedAt !== null && plan.writtenAt !== since;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !event.ctrlKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    write(since);
  };
  const edition = plan.versions.find(({ id }) => id === version);
  return (
    <div className="page plans plan-edit" onKeyDown={onKeyDown} data-testid="plan-edit">
      <header className="page-head">
        <Button onClick={back}>← {plan.title}</Button>
        <h1>{words.title}</h1>
        <span className="muted">{edition ? nameOf(edition) : ''}</span>
        <span className="end">
          {draft.savedAt === null ? null : (
            <small className="muted" role="status">
              {draft.restored ? words.restored : words.kept}
            </small>
          )}
          <Input
            aria-label={words.reason}
            placeholder={words.reason}
            value={reason}
            maxLength={1_000}
            onChange={(event) => setReason(event.target.value)}
          />
          {draft.savedAt === null ? null : (
            <Button onClick={() => draft.startFrom({ text: plan.text ?? blankText, since: plan.writtenAt })}>{words.discard}</Button>
          )}
          <Button type="primary" loading={save.isPending} onClick={() => write(since)} data-testid="save-text">
            {words.save} <Key name="Ctrl ↵" />
          </Button>
        </span>
      </header>
      {behind || refusal?.code === 'conflict' ? (
        <ClashBox>
          <b>{words.behind(plan.writtenAt === null ? '' : momentOf(Date.parse(plan.writtenAt), false), plan.writtenBy)}</b>
          <span>{words.behindHint}</span>
          <span className="row-buttons">
            <Button size="small" onClick={() => write(plan.writtenAt)}>
              {words.overwrite}
            </Button>
            <Button size="small" onClick={() => draft.startFrom({ text: plan.text ?? blankText, since: plan.writtenAt })}>
              {plans.clash.theirs}
            </Button>
          </span>
        </ClashBox>
      ) : null}
      {save.isError && refusal?.code !== 'conflict' ? <Refused refusal={refusal} /> : null}
      <section className="panel plan-edit-panel">
        {draft.ready ? (
          <PlanTextEditor
            text={text}
            onChange={(next) => draft.set((typed) => ({ ...typed, text: next }))}
            tab={tab}
            onTab={setTab}
            section={section}
            onSection={setSection}
          />
        ) : null}
      </section>
    </div>
  );
}
