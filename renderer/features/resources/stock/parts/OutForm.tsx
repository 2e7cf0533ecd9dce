// Goods go out without a slip, or to another place: quantities in one table of all that lies there.
import { skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { type OutCause, outCauses } from '#shared/resources/stock/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { ChoiceField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { filledGoods, goodsOf, goodsProblems, type Typed } from '../goods.ts';
import { blankHead, type HeadForm, headInput, headProblems } from '../move-form.ts';
import { GoodsTable } from './GoodsTable.tsx';
import { HeadFields } from './HeadFields.tsx';
import { FacilitySelect } from './Selects.tsx';

interface Values extends HeadForm {
  cause: OutCause;
  to: string | null;
  typed: Typed;
  beyond: boolean;
}

interface Props {
  kind: 'out' | 'transfer';
  /** The place that they lie at; its form is kept by it. */
  place: string | null;
  onPlace: (facility: string | null) => void;
  onDone: (facility: string) => void;
}

export function OutForm({ kind, place, onPlace, onDone }: Props) {
  const { common, stock } = useTexts();
  const words = stock.form;
  const { message } = App.useApp();
  const now = useNow();
  const [filter, setFilter] = useState('');
  const { data } = useQuery(orpc.stock.lines.queryOptions({ input: place === null ? skipToken : { facility: place } }));
  const goods = goodsOf(data?.items ?? []);
  const start: Values = { ...blankHead, cause: 'issue', to: null, typed: {}, beyond: false };
  const rowProblemsOf = ({ typed, beyond }: Values) => goodsProblems(goods, typed, words.problems, { positive: true, most: !beyond });
  const filledOf = ({ typed }: Values) => filledGoods(goods, typed, words.problems);
  const save = useMutation({
    mutationFn: (values: Values) => {
      const items = filledOf(values).map(({ goods: one, value }) => ({ line: one.line, batch: one.batch, quantity: value }));
      const head = { ...headInput(values, now), items, beyond: values.beyond };
      return kind === 'out'
        ? client.stock.takeOut({ ...head, cause: values.cause })
        : client.stock.transfer({ ...head, to: values.to ?? '' });
    },
  });
  const form = useForm({
    name: `stock-${kind}-${place ?? ''}`,
    start,
    check: (values) => {
      const needsReason = values.beyond || (kind === 'out' && values.cause !== 'issue');
      const [wrong] = Object.values(rowProblemsOf(values));
      return {
        ...headProblems(values, now, words.problems),
        ...(place === null ? { facility: words.problems.facility } : {}),
        ...(kind === 'transfer' && values.to === null ? { to: words.problems.facility } : {}),
        ...(kind === 'transfer' && values.to !== null && values.to === place ? { to: words.problems.same } : {}),
        ...(needsReason && values.reason.trim() === '' ? { reason: words.problems.reason } : {}),
        ...(wrong !== undefined ? { goods: wrong } : filledOf(values).length === 0 ? { goods: words.problems.none } : {}),
      };
    },
    save: (values) =>
      save.mutate(values, {
        onSuccess: ({ ids }) => {
          form.reset();
          void message.success(words.done(ids.length));
          onDone(place ?? '');
        },
      }),
  });
  const { values, set, field } = form;
  const rowProblems = rowProblemsOf(values);
  const filled = filledOf(values).length;
  const text = filter.trim().toLowerCase();
  const shown = goods.filter((one) => text === '' || one.name.toLowerCase().includes(text) || (values.typed[one.key] ?? '') !== '');
  const { error } = field('goods');
  return (
    <form
      className="form stock-form"
      {...form.formProps}
      aria-label={kind === 'out' ? words.outTitle : words.transferTitle}
      data-testid={`${kind}-form`}
    >
      {kind === 'out' ? (
        <ChoiceField
          {...field('cause')}
          label={words.cause}
          value={values.cause}
          options={outCauses}
          nameOf={(cause) => stock.causes[cause]}
          onChange={(cause) => set({ cause })}
        />
      ) : null}
      <div className="fields">
        <Field {...field('facility')} label={kind === 'out' ? words.facility : words.from}>
          {(tied) => <FacilitySelect {...tied} value={place} placeholder={words.facility} onChange={onPlace} />}
        </Field>
        {kind === 'transfer' ? (
          <Field {...field('to')} label={words.to}>
            {(tied) => <FacilitySelect {...tied} value={values.to} placeholder={words.facility} onChange={(to) => set({ to })} />}
          </Field>
        ) : null}
        <HeadFields values={values} set={set} field={field} />
      </div>
      <h2>{words.goods}</h2>
      {goods.length > 0 ? (
        <>
          <div className="tools">
            <Input
              className="stock-filter"
              allowClear
              aria-label={stock.filter}
              placeholder={stock.filter}
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
            />
            <span className="muted num" role="status">
              {words.rowsChosen(filled)}
            </span>
          </div>
          <GoodsTable
            goods={shown}
            typed={values.typed}
            problems={rowProblems}
            head={stock.columns.quantity}
            label={words.goods}
            onChange={(key, typed) => set({ typed: { ...values.typed, [key]: typed } })}
          />
        </>
      ) : null}
      <Field {...field('beyond')} label={words.beyond} hint={words.beyondHint}>
        {(tied) => (
          <Checkbox id={tied.id} checked={values.beyond} onChange={(event) => set({ beyond: event.target.checked })}>
            {words.beyond}
          </Checkbox>
        )}
      </Field>
      {error === undefined ? null : (
        <p className="goods-problem" role="alert">
          ▲ {error}
        </p>
      )}
      {save.isError ? <Refused refusal={refusalOf(save.error)} /> : null}
      <div className="buttons">
        <SubmitButton label={common.save} loading={save.isPending} />
        {form.dirty ? (
          <Button type="text" onClick={form.reset}>
            {stock.form.reset}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
