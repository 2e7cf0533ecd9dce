// So much of a supply, wherever it lies, what expires first at the front: filled into the rows of a slip.
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { amountOfTyped } from '#renderer/texts/typed.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Typed } from '../goods.ts';
import { SupplySelect } from './Selects.tsx';

export function ProposeBar({ onFill }: { onFill: (typed: Typed) => void }) {
  const { stock } = useTexts();
  const [supply, setSupply] = useState<string | null>(null);
  const [quantity, setQuantity] = useState('');
  const wanted = amountOfTyped(quantity);
  const ask = useMutation({
    mutationFn: (input: { supply: string; quantity: number }) => client.stock.propose(input),
    onSuccess: ({ items }) => onFill(Object.fromEntries(items.map((one) => [`${one.line}/${one.batch ?? ''}`, String(one.quantity)]))),
  });
  const send = (): void => {
    if (supply !== null && wanted !== null && wanted !== undefined && wanted > 0) ask.mutate({ supply, quantity: wanted });
  };
  return (
    <div className="tools propose" role="group" aria-label={stock.slips.propose}>
      <span className="stock-pick">
        <SupplySelect label={stock.form.supply} value={supply} placeholder={stock.form.supply} onChange={setSupply} />
      </span>
      <Input
        className="num propose-quantity"
        aria-label={stock.slips.proposeQuantity}
        placeholder={stock.slips.proposeQuantity}
        inputMode="decimal"
        maxLength={16}
        value={quantity}
        onChange={(event) => setQuantity(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <Button disabled={supply === null || !wanted} loading={ask.isPending} onClick={send}>
        {stock.slips.propose}
      </Button>
      <span role="status">
        {ask.data && ask.data.missing > 0 ? (
          <span className="state state-over">▼ {stock.slips.missing(String(ask.data.missing))}</span>
        ) : null}
      </span>
      {ask.isError ? <Refused refusal={refusalOf(ask.error)} /> : null}
    </div>
  );
}
