// Mail: server, sender, password (set or cleared, never shown), and a try.
import { useMay } from '#renderer/client/session.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { SwitchField } from '#renderer/components/ChoiceField.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { emailProblem, mailForm, mailOf, mailProblems, type Settings } from '../settings-model.ts';
import { useChangeSettings } from '../use-settings.ts';
import { SecretField } from './SecretField.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { TryChannel } from './TryChannel.tsx';

export function MailSettings({ settings, keySet }: { settings: Settings; keySet: boolean | undefined }) {
  const { settings: texts } = useTexts();
  const words = texts.channels;
  const mayEdit = useMay('settings.edit');
  const changing = useChangeSettings();
  const form = useForm({
    name: 'settings-mail',
    start: mailForm(settings.mail),
    check: (values) => mailProblems(values, texts.problems),
    save: (values) => changing.change.mutate({ mail: mailOf(values) }, { onSuccess: () => form.reset() }),
    refused: changing.refused,
  });
  const { values, set } = form;
  return (
    <section data-testid="mail-settings">
      <h2>{words.mail}</h2>
      <p className="muted">{words.mailHint}</p>
      <SettingsForm form={form} changing={changing}>
        <SwitchField {...form.field('use')} label={words.mailUse} value={values.use} onChange={(use) => set({ use })} />
        {values.use ? (
          <>
            <TextField
              {...form.field('mail.host')}
              label={words.host}
              value={values.host}
              maxLength={200}
              onChange={(host) => set({ host })}
            />
            <TextField
              {...form.field('mail.port')}
              label={words.port}
              className="short num"
              inputMode="numeric"
              value={values.port}
              maxLength={5}
              onChange={(port) => set({ port })}
            />
            <SwitchField
              {...form.field('mail.secure')}
              label={words.secure}
              hint={words.secureHint}
              value={values.secure}
              onChange={(secure) => set({ secure })}
            />
            <TextField
              {...form.field('mail.user')}
              label={words.user}
              autoComplete="off"
              value={values.user}
              maxLength={200}
              onChange={(user) => set({ user })}
            />
            <TextField
              {...form.field('mail.from')}
              label={words.from}
              inputMode="email"
              value={values.from}
              maxLength={200}
              onChange={(from) => set({ from })}
            />
          </>
        ) : null}
      </SettingsForm>
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
