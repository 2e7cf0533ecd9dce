// A form of the settings: read only for whoever may not change them; below it save, back to what is stored, and why it was refused.
import { Button, ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { useMay } from '#renderer/client/session.ts';
import type { FormState } from '#renderer/client/use-form.ts';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { useChangeSettings } from '../use-settings.ts';

interface Props {
  form: Pick<FormState<object>, 'dirty' | 'reset' | 'formProps'>;
  changing: ReturnType<typeof useChangeSettings>;
  children: ReactNode;
  'data-testid'?: string;
}

export function SettingsForm({ form, changing: { change, refusal }, children, ...rest }: Props) {
  const { settings: words } = useTexts();
  const mayEdit = useMay('settings.edit');
  return (
    <ConfigProvider componentDisabled={!mayEdit}>
      <form className="form" {...form.formProps} {...rest}>
        {children}
        {change.isError ? <Refused refusal={refusal} /> : null}
        {mayEdit ? (
          <div className="buttons">
            <SubmitButton label={words.save} loading={change.isPending} disabled={!form.dirty} />
            {form.dirty ? (
              <Button type="text" onClick={form.reset}>
                {words.discard}
              </Button>
            ) : (
              <span className="faint">{words.unchanged}</span>
            )}
          </div>
        ) : (
          <p className="muted">{words.readOnly}</p>
        )}
      </form>
    </ConfigProvider>
  );
}
