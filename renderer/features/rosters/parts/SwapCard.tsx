// One swap: who gives what to whom, who signed what when, and what may be done with it now.
import { useMutation } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { swapOut } from '#shared/contract/swaps.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { dayWords } from '../seat-words.ts';
import { Breaches } from './Breaches.tsx';

export type Swap = z.infer<typeof swapOut>;
type Act = 'accept' | 'decline' | 'approve' | 'refuse' | 'withdraw' | 'undo';

const send = (id: string, act: Act, note: string): Promise<unknown> => {
  const said = note === '' ? {} : { note };
  if (act === 'accept' || act === 'decline') return client.swaps.answer({ id, accepted: act === 'accept', ...said });
  if (act === 'approve' || act === 'refuse') return client.swaps.decide({ id, approved: act === 'approve', ...said });
  if (act === 'withdraw') return client.swaps.withdraw({ id, ...said });
  return client.swaps.undo({ id, reason: note });
};

export function SwapCard({ swap }: { swap: Swap }) {
  const texts = useTexts();
  const { swaps: words } = texts;
  const { message } = App.useApp();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const act = useMutation({
    mutationFn: (which: Act) => send(swap.id, which, note.trim()),
    onSuccess: () => {
      setNote('');
      void message.success(words.done);
    },
  });
  const seat = ({ cell, shiftName, postName }: Swap['gives']): string => `${dayWords(cell.day, texts)} ${shiftName} ${postName}`;
  const { may } = swap;
  const forOther = may.includes('answerOnBehalf') && !may.includes('answer');
  const undoable = may.includes('undo');
  const doIt = (which: Act): void => {
    const bare = which === 'undo' && note.trim() === '';
    setTried(bare);
    if (!bare) act.mutate(which);
  };
  const missing = tried && undoable && note.trim() === '';
  const button = (which: Act, label: string, look: 'primary' | 'default' | 'danger' = 'default') => (
    <Button
      type={look === 'primary' ? 'primary' : 'default'}
      danger={look === 'danger'}
      loading={act.isPending && act.variables === which}
      onClick={() => doIt(which)}
      data-testid={`swap-${which}`}
    >
      {label}
    </Button>
  );
  return (
    <article
      className={`swap swap-${swap.state}`}
      aria-label={`${swap.from.name} ${swap.to.name}`}
      data-testid="swap"
      data-state={swap.state}
    >
      <header>
        <b>
          {swap.from.name} {swap.takes ? '⇄' : '→'} {swap.to.name}
        </b>
        <span className="state">{words.states[swap.state]}</span>
      </header>
      <p>{words.gives(swap.from.name, seat(swap.gives))}</p>
      <p>{swap.takes ? words.takes(swap.to.name, seat(swap.takes)) : words.gift(swap.to.name)}</p>
      {swap.reason === '' ? null : <p className="muted">{words.reasonWas(swap.reason)}</p>}
      <Signatures swap={swap} />
      {swap.breaks.length > 0 ? (
        <div className="swap-breaks">
          <p>▲ {words.breaks}</p>
          <Breaches breaks={swap.breaks} />
        </div>
      ) : null}
      {may.length > 0 ? (
        <div className="row">
          <Input
            aria-label={undoable ? words.undoReason : words.note}
            placeholder={undoable ? words.undoReason : words.note}
            value={note}
            maxLength={200}
            status={missing ? 'error' : ''}
            aria-invalid={missing}
            onChange={(event) => setNote(event.target.value)}
          />
          {may.includes('answer') || forOther ? (
            <>
              {button('accept', forOther ? words.acceptFor : words.accept, 'primary')}
              {button('decline', forOther ? words.declineFor : words.decline)}
            </>
          ) : null}
          {may.includes('decide') ? (
            <>
              {button('approve', words.approve, 'primary')}
              {button('refuse', words.refuse)}
            </>
          ) : null}
          {may.includes('withdraw') ? button('withdraw', words.withdraw) : null}
          {undoable ? button('undo', words.undo, 'danger') : null}
        </div>
      ) : null}
      {missing ? (
        <p className="wrong" role="alert">
          {words.undoNeeded}
        </p>
      ) : null}
      {act.isError ? <Refused refusal={refusalOf(act.error)} /> : null}
    </article>
  );
}

function Signatures({ swap }: { swap: Swap }) {
  const { swaps: words } = useTexts();
  const { signed: says } = words;
  const { asked, answered, decided, ended, state } = swap;
  const at = (step: { at: string }): string => momentOf(Date.parse(step.at), false);
  const declined = state === 'declined';
  const lines = [
    { step: asked, said: says.asked },
    { step: answered, said: declined ? says.declined : says.accepted },
    { step: decided, said: state === 'refused' ? says.refused : says.approved },
    { step: ended, said: state === 'undone' ? says.undone : says.withdrawn },
  ];
  return (
    <ul className="signatures">
      {lines.map(({ step, said }) =>
        step ? (
          <li key={step.at + step.by}>
            ✓ {said(step.by, at(step))}
            {step.onBehalf ? says.onBehalf : ''}
            {step.note ? <span className="muted"> · {step.note}</span> : null}
          </li>
        ) : null,
      )}
    </ul>
  );
}
