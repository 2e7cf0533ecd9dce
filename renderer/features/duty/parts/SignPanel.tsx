// Both sign here: whoever is logged in hands over; the relief goes through each open limit and signs with a password of their own.
import { useMutation } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import type { TypedSheet } from '#shared/duty/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useSession } from '#renderer/client/session.ts';
import { SwitchField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { Key } from '#renderer/components/Key.tsx';
import { PasswordField, TextField } from '#renderer/components/TextField.tsx';
import { PersonSelect } from '#renderer/features/directory/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Draft, Handover, Sheet } from '../handover-model.ts';
import { TakeLimits } from './TakeLimits.tsx';

interface Props {
  draft: Draft;
  sheet: Sheet;
  typed: TypedSheet;
  /** Something typed is too long. */
  blocked: boolean;
  onDone: (made: Handover, login: { name: string; password: string } | null) => void;
}

export function SignPanel({ draft, sheet, typed, blocked, onDone }: Props) {
  const { common, onDuty } = useTexts();
  const words = onDuty.handover;
  const { user } = useSession();
  const [taken, setTaken] = useState<Set<string>>(new Set());
  const byRoster = draft.reliefs.filter((one) => one.onRoster);
  const [chosen, setChosen] = useState<string | null>(null);
  const [noAccount, setNoAccount] = useState(false);
  const [person, setPerson] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const [leader, setLeader] = useState('');
  const [leaderPassword, setLeaderPassword] = useState('');
  const [tried, setTried] = useState(false);
  const relief = chosen ?? (byRoster.length === 1 ? (byRoster[0]?.name ?? null) : null);
  const left = sheet.limits.filter((limit) => !taken.has(limit.obligation)).length;
  const handOver = useMutation({
    ...orpc.duty.handOver.mutationOptions(),
    onSuccess: (made) => onDone(made, noAccount || relief === null ? null : { name: relief, password }),
    onError: () => {
      setPassword('');
      setLeaderPassword('');
    },
  });
  const problems = {
    relief: noAccount ? undefined : relief === null ? words.needRelief : undefined,
    password: !noAccount && password === '' ? words.needPassword : undefined,
    person: noAccount && person === null ? words.needRelief : undefined,
    countersign: noAccount && (leader.trim() === '' || leaderPassword === '') ? words.needCountersign : undefined,
  };
  const wrong = (problem: string | undefined): string | undefined => (tried ? problem : undefined);
  const ready = left === 0 && !blocked && Object.values(problems).every((problem) => problem === undefined);
  const submit = (): void => {
    setTried(true);
    if (!ready || handOver.isPending) return;
    handOver.mutate({
      shift: draft.shift,
      typed,
      taken: [...taken],
      relief: noAccount ? { person: person ?? '' } : { name: relief ?? '', password },
      ...(noAccount ? { countersign: { name: leader.trim(), password: leaderPassword } } : {}),
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !event.ctrlKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  return (
    <section className="panel sign-panel" aria-label={words.sign} data-testid="sign-panel" onKeyDown={onKeyDown}>
      <h2>{words.take}</h2>
      <div className="sign-body">
        <TakeLimits limits={sheet.limits} taken={taken} onTaken={setTaken} />
      </div>
      <h2>{words.sign}</h2>
      <form
        className="sign-body"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>
          <i className="muted">{words.outgoing}</i> <b>{user?.name}</b> <small className="muted">{words.outgoingHint}</small>
        </p>
        {noAccount ? (
          <>
            <Field id="relief-person" label={words.reliefPerson} error={wrong(problems.person)}>
              {(tied) => <PersonSelect {...tied} value={person} onChange={setPerson} />}
            </Field>
            <TextField
              id="countersign-name"
              label={words.countersign}
              value={leader}
              maxLength={200}
              autoComplete="off"
              onChange={setLeader}
            />
            <PasswordField
              id="countersign-password"
              label={words.countersignPassword}
              value={leaderPassword}
              error={wrong(problems.countersign)}
              autoComplete="off"
              onChange={setLeaderPassword}
            />
          </>
        ) : (
          <>
            <Field id="relief-name" label={words.reliefName} error={wrong(problems.relief)}>
              {(tied) => (
                <Select
                  {...tied}
                  showSearch={{ optionFilterProp: 'label' }}
                  placeholder={words.choose}
                  value={relief}
                  onChange={setChosen}
                  options={draft.reliefs.map((one) => ({
                    value: one.name,
                    label: one.onRoster ? common.bracketed(one.name, words.onRoster) : one.name,
                  }))}
                />
              )}
            </Field>
            <PasswordField
              id="relief-password"
              label={words.reliefPassword}
              value={password}
              error={wrong(problems.password)}
              autoComplete="off"
              onChange={setPassword}
            />
          </>
        )}
        <SwitchField id="relief-without" label={words.noAccount} value={noAccount} onChange={setNoAccount} />
        {left > 0 ? (
          <p className="take-first" role="status">
            ▲ {words.takeFirst(left)}
          </p>
        ) : null}
        {handOver.isError ? <Refused refusal={refusalOf(handOver.error)} /> : null}
        <Button
          type="primary"
          htmlType="submit"
          disabled={left > 0 || blocked}
          loading={handOver.isPending}
          data-testid="complete-handover"
        >
          {words.complete} <Key name="Ctrl ↵" />
        </Button>
      </form>
    </section>
  );
}
