// Sends a test message by a way out as it is stored, and says what came back.
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { Field } from '#renderer/components/Field.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Props {
  channel: 'mail' | 'webhook';
  label: string;
  start: string;
  /** There are changes that the try would not use. */
  dirty: boolean;
  check: (address: string) => string | undefined;
}

export function TryChannel({ channel, label, start, dirty, check }: Props) {
  const { settings } = useTexts();
  const words = settings.channels;
  const [address, setAddress] = useState(start);
  const [tried, setTried] = useState(false);
  const send = useMutation(orpc.settings.tryChannel.mutationOptions());
  const problem = check(address);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (problem === undefined) send.mutate({ channel, address: address.trim() });
  };
  const result = send.data;
  return (
    <form className="form" noValidate onSubmit={submit} data-testid={`try-${channel}`}>
      <Field id={`try-${channel}`} label={label} error={tried ? problem : undefined} hint={dirty ? words.trySaveFirst : words.tryHint}>
        {(props) => (
          <div className="row">
            <Input {...props} value={address} maxLength={300} onChange={(event) => setAddress(event.target.value)} />
            <Button htmlType="submit" loading={send.isPending}>
              {words.try}
            </Button>
          </div>
        )}
      </Field>
      {send.isError ? <Refused refusal={refusalOf(send.error)} /> : null}
      {result && !send.isPending ? (
        <p className={result.ok ? 'ok' : 'wrong'} role="status">
          {result.ok ? `✓ ${words.sent(result.detail)}` : `▲ ${words.failed(result.detail)}`}
        </p>
      ) : null}
    </form>
  );
}
