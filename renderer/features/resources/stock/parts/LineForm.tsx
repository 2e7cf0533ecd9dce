// Shelf and minimum of a line.
import { Button } from 'antd';
import { useState } from 'react';
import type { StockLineOut } from '#shared/contract/stock-shape.ts';
import { FormEnd } from '#renderer/client/forms/FormEnd.tsx';
import { useSentForm } from '#renderer/client/forms/sent-form.ts';
import { client } from '#renderer/client/link.ts';
import { TextField } from '#renderer/components/TextField.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { quantityTyped } from '../goods.ts';

export function LineForm({ line }: { line: StockLineOut }) {
  const { common, stock } = useTexts();
  const words = stock.card;
  const [open, setOpen] = useState(false);
  const { form, save } = useSentForm({
    name: `stock-line-${line.id}`,
    start: { minimum: String(line.minimum), shelf: line.shelf },
    check: ({ minimum }) => {
      const { problem } = quantityTyped(minimum, line.decimals, stock.form.problems);
      return problem === undefined ? {} : { minimum: problem };
    },
    send: ({ minimum, shelf }) =>
      client.stock.saveLine({
        facility: line.facility,
        supply: line.supply,
        minimum: quantityTyped(minimum, line.decimals, stock.form.problems).value ?? 0,
        shelf: shelf.trim(),
      }),
    onSaved: () => setOpen(false),
  });
  if (!open)
    return (
      <div>
        <Button size="small" onClick={() => setOpen(true)}>
          {words.settings}
        </Button>
      </div>
    );
  const { values, set, field } = form;
  return (
    <form className="form" {...form.formProps} aria-label={words.settings} data-testid="line-form">
      <TextField
        {...field('minimum')}
        label={`${words.minimum}（${line.unit}）`}
        className="num"
        inputMode="decimal"
        maxLength={16}
        value={values.minimum}
        onChange={(minimum) => set({ minimum })}
      />
      <TextField {...field('shelf')} label={words.shelf} maxLength={200} value={values.shelf} onChange={(shelf) => set({ shelf })} />
      <FormEnd save={save} label={words.save} onLeave={() => setOpen(false)} leave={common.close} />
    </form>
  );
}
