// Changing the password of whoever is here.
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useSession } from '#renderer/client/session.ts';
import { PasswordField } from '#renderer/components/TextField.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { passwordProblem } from '../users-model.ts';

const blank = { old: '', fresh: '', again: '' };

export function OwnPassword() {
  const { accounts: words } = useTexts();
  const locale = useLocale((state) => state.locale);
  const user = useSession((session) => session.user);
  const { message } = App.useApp();
  const [values, setValues] = useState(blank);
  const [tried, setTried] = useState(false);
  const save = useMutation({
    ...orpc.accounts.changeOwn.mutationOptions(),
    onSuccess: () => {
      setValues(blank);
      setTried(false);
      void message.success(words.passwordChanged);
    },
  });
  const refusal = save.isError ? refusalOf(save.error) : null;
  const problems = {
    old: values.old === '' ? words.problems.old : undefined,
    fresh: passwordProblem(values.fresh, user?.name ?? '', words.problems),
    again: values.fresh === values.again ? undefined : words.problems.differ,
  };
  const wrongOld = refusal?.code === 'wrongLogin' && values.old === '' ? errorTexts[locale].wrongLogin : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (problems.old ?? problems.fresh ?? problems.again) return;
    save.mutate({ oldPassword: values.old, newPassword: values.fresh }, { onError: () => setValues((before) => ({ ...before, old: '' })) });
  };
  const row = (field: keyof typeof blank, label: string, autoComplete: string) => (
    <PasswordField
      id={`own-${field}`}
      label={label}
      error={(tried ? problems[field] : undefined) ?? (field === 'old' ? wrongOld : undefined)}
      autoComplete={autoComplete}
      value={values[field]}
      maxLength={200}
      onChange={(text) => setValues({ ...values, [field]: text })}
    />
  );
  return (
    <section data-testid="own-password">
      <h2>
        {words.own} <em>{user?.name}</em>
      </h2>
      <form className="form" noValidate onSubmit={submit}>
        {row('old', words.oldPassword, 'current-password')}
        {row('fresh', words.freshPassword, 'new-password')}
        {row('again', words.again, 'new-password')}
        {save.isError ? <Refused refusal={refusal} /> : null}
        <div className="buttons">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {words.changePassword}
          </Button>
          <span className="muted">{words.ownHint}</span>
        </div>
      </form>
    </section>
  );
}
