// Mail: server, sender, password (set or cleared, never shown), and a try.
import { ConfigProvider, Input, Switch } from 'antd';
import { useMay } from '#renderer/client/session.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { emailProblem, mailForm, mailOf, mailProblems, type Settings } from '../settings-model.ts';
import { useChangeSettings } from '../use-settings.ts';
import { SaveButtons } from './SaveButtons.tsx';
import { SecretField } from './SecretField.tsx';
import { TryChannel } from './TryChannel.tsx';

export function MailSettings({ settings, keySet }: { settings: Settings; keySet: boolean | undefined }) {
  const { settings: texts } = useTexts();
  const words = texts.channels;
  const mayEdit = useMay('settings.edit');
  const { change, refusal, refused } = useChangeSettings();
  const form = useForm({
    name: 'settings-mail',
    start: mailForm(settings.mail),
    check: (values) => mailProblems(values, texts.problems),
    save: (values) => change.mutate({ mail: mailOf(values) }, { onSuccess: () => form.reset() }),
    refused,
  });
  const { values, set } = form;
  return (
    <section data-testid="mail-settings">
      <h2>{words.mail}</h2>
      <p className="muted">{words.mailHint}</p>
      <ConfigProvider componentDisabled={!mayEdit}>
        <form className="form" {...form.formProps}>
          <Field {...form.field('use')} label={words.mailUse}>
            {(props) => (
              <div className="row">
                <Switch id={props.id} checked={values.use} onChange={(use) => set({ use })} />
              </div>
            )}
          </Field>
          {values.use ? (
            <>
              <Field {...form.field('mail.host')} label={words.host}>
                {(props) => (
                  <Input {...props} value={values.host} maxLength={200} onChange={(event) => set({ host: event.target.value })} />
                )}
              </Field>
              <Field {...form.field('mail.port')} label={words.port}>
                {(props) => (
                  <Input
                    {...props}
                    className="short num"
                    inputMode="numeric"
                    value={values.port}
                    maxLength={5}
                    onChange={(event) => set({ port: event.target.value })}
                  />
                )}
              </Field>
              <Field {...form.field('mail.secure')} label={words.secure} hint={words.secureHint}>
                {(props) => (
                  <div className="row">
                    <Switch
                      id={props.id}
                      aria-describedby={props['aria-describedby']}
                      checked={values.secure}
                      onChange={(secure) => set({ secure })}
                    />
                  </div>
                )}
              </Field>
              <Field {...form.field('mail.user')} label={words.user}>
                {(props) => (
                  <Input
                    {...props}
                    autoComplete="off"
                    value={values.user}
                    maxLength={200}
                    onChange={(event) => set({ user: event.target.value })}
                  />
                )}
              </Field>
              <Field {...form.field('mail.from')} label={words.from}>
                {(props) => (
                  <Input
                    {...props}
                    inputMode="email"
                    value={values.from}
                    maxLength={200}
                    onChange={(event) => set({ from: event.target.value })}
                  />
                )}
              </Field>
            </>
          ) : null}
          <SaveButtons
            dirty={form.dirty}
            pending={change.isPending}
            refusal={change.isError ? refusal : undefined}
            onReset={form.reset}
            disabled={!mayEdit}
          />
        </form>
      </ConfigProvider>
      {mayEdit && settings.mail ? (
        <>
          <SecretField
            name="mailPassword"
            isSet={keySet}
            label={words.password}
            clearTitle={words.clearMail}
            clearWhat={words.clearMailWhat}
          />
          <TryChannel
            channel="mail"
            label={words.tryMail}
            start=""
            dirty={form.dirty}
            check={(address) => emailProblem(address, texts.problems)}
          />
        </>
      ) : null}
    </section>
  );
}
