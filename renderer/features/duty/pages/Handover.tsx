// Handing over: the sheet as it is drawn from the journal, what people write on it, and the two signatures.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { enter, useMay } from '#renderer/client/session.ts';
import { useDraft } from '#renderer/client/use-draft.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { shortMoment } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type Draft, type Handover, nothingTyped, type Sheet, tooMuch, typedOf, type Typing } from '../handover-model.ts';
import { DutyTabs } from '../parts/DutyTabs.tsx';
import { EarlierSheets } from '../parts/EarlierSheets.tsx';
import { OnShift, OpenMatters, Surroundings } from '../parts/SheetSections.tsx';
import { SignPanel } from '../parts/SignPanel.tsx';
import { TypedFields } from '../parts/TypedFields.tsx';
import '../handover.css';

interface Done {
  made: Handover;
  login: { name: string; password: string } | null;
}

export function HandoverPage() {
  const { onDuty } = useTexts();
  const words = onDuty.handover;
  const now = useNow();
  const [done, setDone] = useState<Done | null>(null);
  const { data: draft } = useQuery({ ...orpc.duty.handoverSheet.queryOptions(), refetchInterval: 60_000 });
  return (
    <div className="page">
      <DutyTabs />
      <header className="page-head">
        <h1>{words.title}</h1>
        {draft?.sheet ? (
          <span className="num muted">
            {words.of(draft.sheet.shift.day, draft.sheet.shift.name)} · {onDuty.now.handoverAt(shortMoment(draft.sheet.shift.to, now))}
          </span>
        ) : null}
      </header>
      {done ? <DoneBar done={done} onGone={() => setDone(null)} /> : null}
      {draft?.sheet ? (
        <OpenSheet key={draft.shift} draft={draft} sheet={draft.sheet} onDone={(made, login) => setDone({ made, login })} />
      ) : draft ? (
        <div className="handover">
          <section className="panel">
            <Empty>{words.done}</Empty>
          </section>
          <EarlierSheets />
        </div>
      ) : null}
    </div>
  );
}

interface OpenProps {
  draft: Draft;
  sheet: Sheet;
  onDone: (made: Handover, login: Done['login']) => void;
}

function OpenSheet({ draft, sheet, onDone }: OpenProps) {
  const { onDuty } = useTexts();
  const typing = useDraft<Typing>(`handover/${draft.shift}`, nothingTyped);
  const maySign = useMay('duty.handover');
  const blocked = (['said', 'warnings', 'absences'] as const).some((name) => tooMuch(typing.value[name]));
  return (
    <div className="handover">
      <section className="panel handover-sheet" data-testid="handover-sheet" tabIndex={0} aria-label={onDuty.handover.title} role="region">
        <OnShift sheet={sheet} />
        <OpenMatters sheet={sheet} />
        {typing.restored ? <p className="muted sheet-section">{onDuty.handover.restored}</p> : null}
        <TypedFields typing={typing.value} items={draft.items} onChange={(patch) => typing.set((before) => ({ ...before, ...patch }))} />
        <Surroundings sheet={sheet} />
      </section>
      <div className="handover-side">
        {maySign ? (
          <SignPanel
            draft={draft}
            sheet={sheet}
            typed={typedOf(typing.value, draft.items)}
            blocked={blocked}
            onDone={(made, login) => {
              typing.clear();
              onDone(made, login);
            }}
          />
        ) : null}
        <EarlierSheets />
      </div>
    </div>
  );
}

/** Done: the relief goes on under their own name with one key, the sheet can be printed. */
function DoneBar({ done, onGone }: { done: Done; onGone: () => void }) {
  const { onDuty } = useTexts();
  const words = onDuty.handover;
  const change = useMutation({
    mutationFn: async () => {
      if (done.login) enter(await client.accounts.changeUser(done.login));
    },
    onSuccess: onGone,
  });
  const { relief } = done.made.sheet;
  return (
    <div className="handover-done" role="status" data-testid="handover-done">
      <b>✓ {words.completed(relief.name)}</b>
      {done.login ? (
        <Button type="primary" autoFocus loading={change.isPending} onClick={() => change.mutate()} data-testid="change-to-relief">
          {words.changeNow(relief.name)}
        </Button>
      ) : null}
      <a href={`#/duty/handover/${done.made.id}`}>{words.print}</a>
      {change.isError ? <Refused refusal={refusalOf(change.error)} /> : null}
    </div>
  );
}
