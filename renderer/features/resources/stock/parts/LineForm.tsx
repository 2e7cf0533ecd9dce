// Shelf and minimum of a line.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { StockLineOut } from '#shared/contract/stock-shape.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { quantityTyped } from '../goods.ts';

export function LineForm({ line }: { line: StockLineOut }) {
  const { common, stock } = useTexts();
  const words = stock.card;
  const [open, setOpen] = useState(false);
  const save = useMutation(orpc.stock.saveLine.mutationOptions());
  const form = useForm({
    name: `stock-line-${line.id}`,
    start: { minimum: String(line.minimum), shelf: line.shelf },
    check: ({ minimum }) => {
      const { problem } = quantityTyped(minimum, line.decimals, stock.form.problems);
      return problem === undefined ? {} : { minimum: problem };
    },
    save: ({ minimum, shelf }) =>
      save.mutate(
        {
          facility: line.facility,
          supply: line.supply,
          minimum: quantityTyped(minimum, line.decimals, stock.form.problems).value ?? 0,
          shelf: shelf.trim(),
        },
        {
          onSuccess: () => {
            form.reset();
            setOpen(false);
          },
        },
      ),
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
      {save.isError ? <Refused refusal={refusalOf(save.error)} /> : null}
      <div className="buttons">
        <SubmitButton label={words.save} loading={save.isPending} />
        <Button onClick={() => setOpen(false)}>{common.close}</Button>
      </div>
    </form>
  );
}
