// A password or key of a way out: it can be set and cleared, and is never shown.
import { useMutation } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc, queryClient } from '#renderer/client/query.ts';
import { Field } from '#renderer/components/Field.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useAskBefore } from '#renderer/texts/use-ask-before.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Props {
  name: 'mailPassword' | 'webhookSecret';
  isSet: boolean | undefined;
  label: string;
  hint?: string;
  clearTitle: string;
  clearWhat: string;
}

export function SecretField({ name, isSet, label, hint, clearTitle, clearWhat }: Props) {
  const { settings } = useTexts();
  const words = settings.channels;
  const { message } = App.useApp();
  const askBefore = useAskBefore();
  const [value, setValue] = useState('');
  const put = useMutation({
    ...orpc.settings.setKeys.mutationOptions(),
    onSuccess: () => {
      setValue('');
      void message.success(words.keySaved);
      // Keys are in no entry, so no change stream tells of them.
      void queryClient.invalidateQueries({ queryKey: orpc.settings.station.key() });
    },
  });
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (value !== '') put.mutate({ [name]: value });
  };
  const clear = (): void => {
    askBefore({
      title: clearTitle,
      content: clearWhat,
      ok: words.clear,
      onOk: () => put.mutateAsync({ [name]: null }).catch(() => undefined),
    });
  };
  return (
    <form className="form secret" onSubmit={save} data-testid={`secret-${name}`}>
      <Field
        id={`secret-${name}`}
        label={label}
        hint={`${isSet ? `✓ ${words.passwordSet}` : words.passwordNot}${hint ? ` · ${hint}` : ''}`}
      >
        {(props) => (
          <div className="row">
            <Input.Password
              {...props}
              autoComplete="new-password"
              value={value}
              maxLength={500}
              onChange={(event) => setValue(event.target.value)}
              visibilityToggle={false}
            />
            <Button htmlType="submit" disabled={value === ''} loading={put.isPending}>
              {words.setPassword}
            </Button>
            {isSet ? (
              <Button danger onClick={clear}>
                {words.clear}
              </Button>
            ) : null}
          </div>
        )}
      </Field>
      {put.isError ? <Refused refusal={refusalOf(put.error)} /> : null}
    </form>
  );
}
