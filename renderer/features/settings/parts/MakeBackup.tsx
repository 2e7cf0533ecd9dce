// A backup now, with a passphrase (typed twice) when it is to be encrypted.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { PasswordField, TextField } from '#renderer/components/TextField.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { sizeOf } from '../settings-model.ts';

const minLength = 8;

export function MakeBackup({ dir }: { dir: string }) {
  const { settings: texts } = useTexts();
  const words = texts.backup;
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [to, setTo] = useState('');
  const [tried, setTried] = useState(false);
  const make = useMutation({
    ...orpc.settings.backup.mutationOptions(),
    onSuccess: () => {
      setPassphrase('');
      setAgain('');
      setTo('');
      setTried(false);
    },
  });
  const tooShort = passphrase !== '' && passphrase.length < minLength ? texts.problems.passphrase : undefined;
  const differ = passphrase !== again ? texts.problems.differ : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (tooShort ?? differ) return;
    make.mutate({ ...(passphrase === '' ? {} : { passphrase }), ...(to.trim() === '' ? {} : { to: to.trim() }) });
  };
  return (
    <section>
      <h2>{words.make}</h2>
      <form className="form" noValidate onSubmit={submit} data-testid="make-backup">
        <PasswordField
          id="backup-passphrase"
          label={words.passphrase}
          hint={words.passphraseHint}
          error={tried ? tooShort : undefined}
          autoComplete="new-password"
          value={passphrase}
          maxLength={500}
          onChange={setPassphrase}
        />
        <PasswordField
          id="backup-again"
          label={words.again}
          error={tried ? differ : undefined}
          autoComplete="new-password"
          value={again}
          maxLength={500}
          onChange={setAgain}
        />
        <TextField
          id="backup-to"
          label={words.to}
          hint={dir === '' ? undefined : words.toHint(dir)}
          value={to}
          maxLength={1000}
          onChange={setTo}
        />
        {make.isError ? <Refused refusal={refusalOf(make.error)} /> : null}
        {make.data && !make.isPending ? (
          <p className="ok" role="status">
            ✓ {words.made(make.data.file, sizeOf(make.data.bytes))}
          </p>
        ) : null}
        <div className="buttons">
          <Button type="primary" htmlType="submit" loading={make.isPending}>
            {words.make}
          </Button>
        </div>
      </form>
    </section>
  );
}
