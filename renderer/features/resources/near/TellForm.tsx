// Before drafts are made: for how many places, and what is asked of them.
import { App } from 'antd';
import { FormEnd } from '#renderer/client/forms/FormEnd.tsx';
import { useSentForm } from '#renderer/client/forms/sent-form.ts';
import { client } from '#renderer/client/link.ts';
import { TextAreaField } from '#renderer/components/TextField.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Props {
  incident: string;
  places: readonly string[];
  onDone: (drafted: boolean) => void;
}

export function TellForm({ incident, places, onDone }: Props) {
  const { near } = useTexts();
  const words = near.told;
  const { message } = App.useApp();
  const { form, save } = useSentForm({
    name: `tell-places-${incident}`,
    start: { ask: '' },
    check: () => ({}),
    send: ({ ask }) =>
      client.told.draft({
        id: incident,
        places: places.map((facility) => ({ facility })),
        ...(ask.trim() === '' ? {} : { ask: ask.trim() }),
      }),
    onSaved: () => {
      message.success(words.drafted(places.length));
      onDone(true);
    },
  });
  const { values, set } = form;
  return (
    <form className="form near-tell-form" {...form.formProps} aria-label={words.draft(places.length)} data-testid="tell-places-form">
      <TextAreaField
        {...form.field('ask')}
        label={words.ask}
        hint={words.askHint}
        autoSize={{ minRows: 2, maxRows: 5 }}
        value={values.ask}
        maxLength={1_000}
        onChange={(ask) => set({ ask })}
      />
      <FormEnd save={save} label={words.draft(places.length)} data-testid="tell-places-save" onLeave={() => onDone(false)} />
    </form>
  );
}
