// What was typed wrongly about a batch: its number, the days on which it was made and expires. It is mended wherever the batch lies.
import { Input } from 'antd';
import type { StockLineOut } from '#shared/contract/stock-shape.ts';
import { dayText } from '#shared/time/zone.ts';
import { useSavedForm } from '#renderer/client/forms/saved-form.ts';
import { SmallFormEnd } from '#renderer/client/forms/SmallFormEnd.tsx';
import { client } from '#renderer/client/link.ts';
import { useNow } from '#renderer/client/now.ts';
import { Field } from '#renderer/components/Field.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { batchInput, batchProblems, batchValues } from '../batch-form.ts';

interface Props {
  batch: StockLineOut['batches'][number] & { id: string };
  /** The others of the line: two batches of a supply are not called the same. */
  others: readonly string[];
  onClose: () => void;
}

export function BatchForm({ batch, others, onClose }: Props) {
  const { stock } = useTexts();
  const { columns, card } = stock;
  const today = dayText(useNow(), zoneNow());
  const { form, save } = useSavedForm({
    name: `stock-batch-${batch.id}`,
    start: batchValues(batch),
    check: (values) => batchProblems(values, { today, others }, stock),
    send: (values) => client.stock.saveBatch({ id: batch.id, patch: batchInput(values, today) }),
    onSaved: onClose,
  });
  const { values, set, field } = form;
  const labels = { number: columns.batch, madeOn: columns.madeOn, expiresOn: columns.expiresOn };
  return (
    <form
      className="form stock-form"
      {...form.formProps}
      aria-label={card.mendWhat(batch.number)}
      data-testid="batch-form"
      data-own-escape
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose();
        else form.formProps.onKeyDown(event);
      }}
    >
      <p className="muted">{card.mendHint}</p>
      <div className="fields">
        <Field {...field('number')} label={labels.number}>
          {(tied) => (
            <Input {...tied} autoFocus maxLength={200} value={values.number} onChange={(event) => set({ number: event.target.value })} />
          )}
        </Field>
        <TextField
          {...field('madeOn')}
          label={labels.madeOn}
          hint={card.dayHint}
          maxLength={20}
          value={values.madeOn}
          onChange={(madeOn) => set({ madeOn })}
        />
        <TextField
          {...field('expiresOn')}
          label={labels.expiresOn}
          hint={card.expiryHint}
          maxLength={20}
          value={values.expiresOn}
          onChange={(expiresOn) => set({ expiresOn })}
        />
      </div>
      <SmallFormEnd form={form} labels={labels} save={save} onClose={onClose} />
    </form>
  );
}
