// Login, and the same form for the lock screen and a change of user.
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, type InputRef } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { enter, leave, setLocked, useSession } from '#renderer/client/session.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import '../accounts.css';

interface Props {
  purpose: 'login' | 'unlock' | 'change';
  onDone?: () => void;
}

export function LoginForm({ purpose, onDone }: Props) {
  const { accounts } = useTexts();
  const { user, sample } = useSession();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const first = useRef<InputRef>(null);
  useEffect(() => first.current?.focus(), []);
  const login = useMutation({
    mutationFn: async () => {
      if (purpose === 'unlock') {
        await client.accounts.unlock({ password });
        setLocked(false);
      } else
        enter(
          purpose === 'change'
            ? await client.accounts.changeUser({ name, password })
            : await client.accounts.openSession({ name, password }),
        );
    },
    onSuccess: () => onDone?.(),
    onError: () => setPassword(''),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    login.mutate();
  };
  return (
    <form className="login" onSubmit={submit} aria-label={accounts.login}>
      {purpose === 'unlock' ? (
        <p>{accounts.locked(user?.name ?? '')}</p>
      ) : (
        <Form.Item label={accounts.name} htmlFor="login-name" colon={false} layout="vertical">
          <Input
            id="login-name"
            ref={first}
            value={name}
            onChange={(event) => setName(event.target.value)}
            autoComplete="username"
            size="large"
          />
        </Form.Item>
      )}
      <Form.Item label={accounts.password} htmlFor="login-password" colon={false} layout="vertical">
        <Input.Password
          id="login-password"
          {...(purpose === 'unlock' ? { ref: first } : {})}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="current-password"
          size="large"
        />
      </Form.Item>
      {login.isError ? <Refused refusal={refusalOf(login.error)} /> : null}
      <Button type="primary" htmlType="submit" size="large" loading={login.isPending} block>
        {purpose === 'unlock' ? accounts.unlock : accounts.login}
      </Button>
      {purpose === 'unlock' ? (
        <Button type="link" onClick={leave}>
          {accounts.otherUser}
        </Button>
      ) : (
        <p className="muted">{purpose === 'change' ? accounts.changeUserHint : accounts.loginHint}</p>
      )}
      {sample && purpose !== 'unlock' ? <p className="login-sample">{accounts.sampleHint}</p> : null}
    </form>
  );
}

/** The page when nobody is logged in or somebody locked it: the alarm bar stands above it. */
export function LoginScreen({ purpose }: { purpose: 'login' | 'unlock' }) {
  const texts = useTexts();
  return (
    <main className="login-screen">
      <h1>{texts.common.app}</h1>
      <LoginForm purpose={purpose} />
      <p className="faint">{texts.accounts.alarmsStay}</p>
    </main>
  );
}
