// Before drafts are made: for how many places, and what is asked of them.
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { TextAreaField } from '#renderer/components/TextField.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Props {
  incident: string;
  places: readonly string[];
  onDone: (drafted: boolean) => void;
}

export function TellForm({ incident, places, onDone }: Props) {
  const { common, near } = useTexts();
  const words = near.told;
  const { message } = App.useApp();
  const draft = useMutation(orpc.told.draft.mutationOptions());
  const form = useForm({
    name: `tell-places-${incident}`,
    start: { ask: '' },
    check: () => ({}),
    save: ({ ask }) =>
      draft.mutate(
        { id: incident, places: places.map((facility) => ({ facility })), ...(ask.trim() === '' ? {} : { ask: ask.trim() }) },
        {
          onSuccess: () => {
            form.reset();
            message.success(words.drafted(places.length));
            onDone(true);
          },
        },
      ),
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
      {draft.isError ? <Refused refusal={refusalOf(draft.error)} /> : null}
      <div className="buttons">
        <SubmitButton label={words.draft(places.length)} loading={draft.isPending} data-testid="tell-places-save" />
        <Button onClick={() => onDone(false)}>{common.cancel}</Button>
      </div>
    </form>
  );
}
