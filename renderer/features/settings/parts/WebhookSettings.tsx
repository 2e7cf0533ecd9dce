// Webhook: address, signing key (set or cleared, never shown), and a try.
import { useMay } from '#renderer/client/session.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { SwitchField } from '#renderer/components/ChoiceField.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type Settings, urlProblem, type WebhookForm } from '../settings-model.ts';
import { useChangeSettings } from '../use-settings.ts';
import { SecretField } from './SecretField.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { TryChannel } from './TryChannel.tsx';

export function WebhookSettings({ settings, keySet }: { settings: Settings; keySet: boolean | undefined }) {
  const { settings: texts } = useTexts();
  const words = texts.channels;
  const mayEdit = useMay('settings.edit');
  const changing = useChangeSettings();
  const start: WebhookForm = { use: settings.webhook !== null, url: settings.webhook?.url ?? '' };
  const form = useForm({
    name: 'settings-webhook',
    start,
    check: (values) => (values.use ? { 'webhook.url': urlProblem(values.url, texts.problems) } : {}),
    save: (values) =>
      changing.change.mutate({ webhook: values.use ? { url: values.url.trim() } : null }, { onSuccess: () => form.reset() }),
    refused: changing.refused,
  });
  const { values, set } = form;
  return (
    <section data-testid="webhook-settings">
      <h2>{words.webhook}</h2>
      <p className="muted">{words.webhookHint}</p>
      <SettingsForm form={form} changing={changing}>
        <SwitchField {...form.field('use')} label={words.webhookUse} value={values.use} onChange={(use) => set({ use })} />
        {values.use ? (
          <TextField
            {...form.field('webhook.url')}
            label={words.url}
            inputMode="url"
            value={values.url}
            maxLength={500}
            onChange={(url) => set({ url })}
          />
        ) : null}
      </SettingsForm>
      {mayEdit && settings.webhook ? (
        <>
          <SecretField
            name="webhookSecret"
            isSet={keySet}
            label={words.secret}
            hint={words.secretHint}
            clearTitle={words.clearSecret}
            clearWhat={words.clearSecretWhat}
          />
          <TryChannel
            channel="webhook"
            label={words.tryWebhook}
            start={settings.webhook.url}
            dirty={form.dirty}
            check={(address) => urlProblem(address, texts.problems)}
          />
        </>
      ) : null}
    </section>
  );
}
