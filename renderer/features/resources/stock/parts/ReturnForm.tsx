// Goods of a slip come back: how many of each, and where they are put.
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { SlipOut } from '#shared/contract/stock-shape.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { amountOfTyped } from '#renderer/texts/typed.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { FacilitySelect } from './Selects.tsx';

export function ReturnForm({ slip, onClose }: { slip: SlipOut; onClose: () => void }) {
  const { common, stock } = useTexts();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [facility, setFacility] = useState<string | null>(null);
  const save = useMutation({ ...orpc.stock.giveBack.mutationOptions(), onSuccess: onClose });
  const out = slip.out.filter(({ quantity }) => quantity > 0);
  const keyOf = ({ supply, batch }: { supply: string; batch: string | null }): string => `${supply}/${batch ?? ''}`;
  const wrong = (one: (typeof out)[number]): boolean => {
    const value = amountOfTyped(typed[keyOf(one)] ?? '');
    return value === undefined || (value ?? 0) > one.quantity;
  };
  const items = out.flatMap((one) => {
    const quantity = amountOfTyped(typed[keyOf(one)] ?? '');
    return quantity ? [{ line: one.line, batch: one.batch, quantity, ...(facility === null ? {} : { facility }) }] : [];
  });
  const ready = items.length > 0 && !out.some(wrong);
  return (
    <form
      className="slip-act no-print"
      aria-label={stock.slips.giveBack}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) save.mutate({ id: slip.id, items });
      }}
    >
      {out.map((one, index) => (
        <label key={keyOf(one)} className="slip-return">
          {one.name} {one.batchNumber}
          <Input
            autoFocus={index === 0}
            className="num"
            inputMode="decimal"
            maxLength={16}
            aria-label={`${stock.slips.giveBack} ${one.name}`}
            aria-invalid={wrong(one)}
            status={wrong(one) ? 'error' : ''}
            suffix={`/ ${one.quantity} ${one.unit}`}
            value={typed[keyOf(one)] ?? ''}
            onChange={(event) => setTyped({ ...typed, [keyOf(one)]: event.target.value })}
          />
        </label>
      ))}
      <span className="stock-pick">
        <FacilitySelect allowClear label={stock.form.to} value={facility} placeholder={stock.form.to} onChange={setFacility} />
      </span>
      <SubmitButton label={stock.slips.giveBack} disabled={!ready} loading={save.isPending} />
      <Button onClick={onClose}>{common.close}</Button>
      {save.isError ? <Refused refusal={refusalOf(save.error)} /> : null}
    </form>
  );
}
