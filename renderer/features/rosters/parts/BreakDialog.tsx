// What a change would break, before it is written: absolute rules refuse it, others ask for a reason.
import { Button, Input, type InputRef, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Key } from '#renderer/components/Key.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type Asked, useAsked, usePropose } from '../use-propose.ts';
import { Breaches } from './Breaches.tsx';

const close = (): void => useAsked.setState({ asked: null });

export function BreakDialog() {
  const asked = useAsked((state) => state.asked);
  const { rosters: words } = useTexts();
  return (
    <Modal
      title={words.breach.title}
      open={asked !== null}
      onCancel={close}
      footer={null}
      destroyOnHidden
      width={620}
      afterOpenChange={(open) =>
        open ? document.querySelector<HTMLElement>('.break-dialog input, .break-dialog button')?.focus() : undefined
      }
    >
      {asked ? <Ask asked={asked} /> : null}
    </Modal>
  );
}

function Ask({ asked: { proposal, breaks } }: { asked: Asked }) {
  const { rosters: words, common } = useTexts();
  const { insist, busy } = usePropose();
  const [reason, setReason] = useState(proposal.reason ?? '');
  const [tried, setTried] = useState(false);
  const input = useRef<InputRef>(null);
  useEffect(() => input.current?.focus(), []);
  const absolute = breaks.some((one) => one.absolute);
  const missing = tried && reason.trim() === '';
  const save = (): void => {
    setTried(true);
    if (reason.trim() === '') input.current?.focus();
    else insist({ proposal, reason: reason.trim() });
  };
  return (
    <div className="break-dialog" data-testid="break-dialog">
      <p>
        <b>{proposal.title}</b>
      </p>
      <Breaches breaks={breaks} />
      {absolute ? (
        <>
          <p className="wrong">{words.breach.refused}</p>
          <div className="row">
            <Button type="primary" onClick={close}>
              {common.close} <Key name="Esc" />
            </Button>
          </div>
        </>
      ) : (
        <>
          <label htmlFor="break-reason">{words.breach.reason}</label>
          <Input
            id="break-reason"
            ref={input}
            value={reason}
            maxLength={200}
            status={missing ? 'error' : ''}
            aria-invalid={missing}
            aria-describedby={missing ? 'break-reason-error' : undefined}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) save();
            }}
          />
          {missing ? (
            <p className="wrong" id="break-reason-error" role="alert">
              {words.breach.reasonNeeded}
            </p>
          ) : null}
          <div className="row">
            <Button onClick={close}>
              {common.cancel} <Key name="Esc" />
            </Button>
            <Button danger type="primary" loading={busy} onClick={save} data-testid="insist">
              {words.breach.insist} <Key name="↵" />
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
