// An account as a form: name, roles, person, password, disabled.
import { useMutation } from '@tanstack/react-query';
import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { userRoles } from '#shared/accounts/types.ts';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { differences, useForm } from '#renderer/client/use-form.ts';
import { SwitchField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { PasswordField, TextField } from '#renderer/components/TextField.tsx';
import { PersonSelect } from '#renderer/features/directory/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useAskBefore } from '#renderer/texts/use-ask-before.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { type User, type UserForm as Values, userForm, userProblems } from '../users-model.ts';

interface Props {
  /** null: a new one. */
  user: User | null;
  onDone: () => void;
}

export function UserForm({ user, onDone }: Props) {
  const { accounts: words, common } = useTexts();
  const locale = useLocale((state) => state.locale);
  const { message } = App.useApp();
  const askBefore = useAskBefore();
  // Passwords stay here only: they are not kept when the form is left.
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const save = useMutation(orpc.accounts.saveUser.mutationOptions());
  const refusal = save.isError ? refusalOf(save.error) : null;
  const start = userForm(user);
  const send = (values: Values): void => {
    const changed = user ? differences(start, { ...values, name: values.name.trim() }) : { ...values, name: values.name.trim() };
    save.mutate(
      { ...(user ? { id: user.id } : {}), ...changed, ...(password === '' ? {} : { password }) },
      {
        onSuccess: () => {
          form.reset();
          void message.success(common.saved);
          onDone();
        },
      },
    );
  };
  const form = useForm({
    name: `user-${user?.id ?? 'new'}`,
    start,
    check: (values) => userProblems(values, { password, again }, user === null, words.problems),
    save: (values) => {
      if (!user || user.disabled || !values.disabled) send(values);
      else
        askBefore({
          title: words.disableWhat(user.name),
          content: words.disabledHint,
          ok: words.disable,
          onOk: () => send(values),
        });
    },
    refused: refusal?.field === undefined ? null : { field: refusal.field, text: errorTexts[locale][refusal.code] },
  });
  const { values, set } = form;
  return (
    <form className="form" {...form.formProps} data-testid="user-form" aria-label={user ? words.editUser : words.newUser}>
      <h3>{user ? `${words.editUser} · ${user.name}` : words.newUser}</h3>
      <TextField
        {...form.field('name')}
        label={words.userName}
        hint={words.nameHint}
        autoComplete="off"
        value={values.name}
        maxLength={200}
        onChange={(name) => set({ name })}
      />
      <Field {...form.field('roles')} label={words.role} hint={user ? words.changeRoles : undefined} group>
        {(props) => (
          <div className="roles">
            {userRoles.map((role) => (
              <Checkbox
                key={role}
                checked={values.roles.includes(role)}
                aria-invalid={props['aria-invalid']}
                onChange={(event) =>
                  set({ roles: userRoles.filter((one) => (one === role ? event.target.checked : values.roles.includes(one))) })
                }
              >
                {words.roles[role]} <small className="muted">{words.roleHints[role]}</small>
              </Checkbox>
            ))}
          </div>
        )}
      </Field>
      <Field {...form.field('person')} label={words.person} hint={words.personHint}>
        {(props) => <PersonSelect {...props} value={values.person} onChange={(person) => set({ person })} />}
      </Field>
      <PasswordField
        {...form.field('password')}
        label={user ? words.newPassword : words.firstPassword}
        hint={user ? words.passwordEnds : undefined}
        autoComplete="new-password"
        value={password}
        maxLength={200}
        onChange={setPassword}
      />
      <PasswordField
        {...form.field('again')}
        label={words.again}
        autoComplete="new-password"
        value={again}
        maxLength={200}
        onChange={setAgain}
      />
      {user ? (
        <SwitchField
          {...form.field('disabled')}
          label={words.disable}
          hint={words.disabledHint}
          value={values.disabled}
          onChange={(disabled) => set({ disabled })}
        />
      ) : null}
      {save.isError ? <Refused refusal={refusal} /> : null}
      <div className="buttons">
        <SubmitButton label={common.save} loading={save.isPending} disabled={!form.dirty && password === ''} />
        <Button onClick={onDone}>{common.close}</Button>
      </div>
    </form>
  );
}
