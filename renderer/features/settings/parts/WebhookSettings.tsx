// Webhook: address, signing key (set or cleared, never shown), and a try.
import { ConfigProvider, Input, Switch } from 'antd';
import { useMay } from '#renderer/client/session.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type Settings, urlProblem, type WebhookForm } from '../settings-model.ts';
import { useChangeSettings } from '../use-settings.ts';
import { SaveButtons } from './SaveButtons.tsx';
import { SecretField } from './SecretField.tsx';
import { TryChannel } from './TryChannel.tsx';

export function WebhookSettings({ settings, keySet }: { settings: Settings; keySet: boolean | undefined }) {
  const { settings: texts } = useTexts();
  const words = texts.channels;
  const mayEdit = useMay('settings.edit');
  const { change, refusal, refused } = useChangeSettings();
  const start: WebhookForm = { use: settings.webhook !== null, url: settings.webhook?.url ?? '' };
  const form = useForm({
    name: 'settings-webhook',
    start,
    check: (values) => (values.use ? { 'webhook.url': urlProblem(values.url, texts.problems) } : {}),
    save: (values) => change.mutate({ webhook: values.use ? { url: values.url.trim() } : null }, { onSuccess: () => form.reset() }),
    refused,
  });
  const { values, set } = form;
  return (
    <section data-testid="webhook-settings">
      <h2>{words.webhook}</h2>
      <p className="muted">{words.webhookHint}</p>
      <ConfigProvider componentDisabled={!mayEdit}>
        <form className="form" {...form.formProps}>
          <Field {...form.field('use')} label={words.webhookUse}>
            {(props) => (
              <div className="row">
                <Switch id={props.id} checked={values.use} onChange={(use) => set({ use })} />
              </div>
            )}
          </Field>
          {values.use ? (
            <Field {...form.field('webhook.url')} label={words.url}>
              {(props) => (
                <Input
                  {...props}
                  inputMode="url"
                  value={values.url}
                  maxLength={500}
                  onChange={(event) => set({ url: event.target.value })}
                />
              )}
            </Field>
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
