// The form of a slip.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { UnitSelect } from '#renderer/features/directory/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { filledGoods, type Goods, goodsOf, goodsProblems, type Typed } from '../goods.ts';
import { blankHead, type HeadForm, headInput, headProblems } from '../move-form.ts';
import { GoodsTable } from './GoodsTable.tsx';
import { HeadFields } from './HeadFields.tsx';
import { ProposeBar } from './ProposeBar.tsx';
import { IncidentSelect } from './Selects.tsx';

interface Values extends HeadForm {
  incident: string | null;
  receiverUnit: string | null;
  receiverUnitName: string;
  receiver: string;
  phone: string;
  carrier: string;
  vehicle: string;
  orderedBy: string;
  purpose: string;
  typed: Typed;
  beyond: boolean;
}

/** Of all depots only what is looked for is drawn: a county has two thousand rows. */
const shownRows = 60;

const soonest = (a: Goods, b: Goods): number =>
  (a.expiresOn ?? '9999') < (b.expiresOn ?? '9999') ? -1 : a.expiresOn === b.expiresOn ? 0 : 1;

export function SlipForm({ incident, onDone }: { incident: string | null; onDone: (id: string) => void }) {
  const { stock } = useTexts();
  const words = stock.slips;
  const problems = stock.form.problems;
  const now = useNow();
  const [filter, setFilter] = useState('');
  const { data } = useQuery(orpc.stock.lines.queryOptions({ input: {} }));
  const { data: units } = useQuery(orpc.directory.units.queryOptions({ input: {} }));
  const goods = goodsOf(data?.items ?? []).filter(({ expired }) => !expired);
  const start: Values = {
    ...blankHead,
    incident,
    receiverUnit: null,
    receiverUnitName: '',
    receiver: '',
    phone: '',
    carrier: '',
    vehicle: '',
    orderedBy: '',
    purpose: '',
    typed: {},
    beyond: false,
  };
  const rowProblemsOf = ({ typed, beyond }: Values) => goodsProblems(goods, typed, problems, { positive: true, most: !beyond });
  const [issue, setIssue] = useState(true);
  const save = useMutation({
    mutationFn: ({ typed, at, document: _number, ...values }: Values) => {
      const { document: _own, ...head } = headInput({ ...values, at, document: '' }, now);
      const items = filledGoods(goods, typed, problems).map(({ goods: one, value }) => ({
        line: one.line,
        batch: one.batch,
        quantity: value,
      }));
      return client.stock.prepare({ ...values, ...head, items, issue });
    },
  });
  const form = useForm({
    name: `stock-slip-${incident ?? ''}`,
    start,
    check: (values) => {
      const [wrong] = Object.values(rowProblemsOf(values));
      const toNobody = values.incident === null && values.receiverUnit === null && values.receiverUnitName.trim() === '';
      return {
        ...headProblems(values, now, problems),
        ...(toNobody ? { receiverUnitName: problems.receiver } : {}),
        ...(values.beyond && values.reason.trim() === '' ? { reason: problems.reason } : {}),
        ...(wrong !== undefined
          ? { goods: wrong }
          : filledGoods(goods, values.typed, problems).length === 0
            ? { goods: problems.none }
            : {}),
      };
    },
    save: (values) =>
      save.mutate(values, {
        onSuccess: (slip) => {
          form.reset();
          onDone(slip.id);
        },
      }),
  });
  const { values, set, field } = form;
  const filled = filledGoods(goods, values.typed, problems).length;
  const text = filter.trim().toLowerCase();
  const chosen = (one: Goods): boolean => (values.typed[one.key] ?? '') !== '';
  const shown = goods
    .filter((one) => chosen(one) || (text !== '' && `${one.name} ${one.place}`.toLowerCase().includes(text)))
    .toSorted((a, b) => Number(chosen(b)) - Number(chosen(a)) || soonest(a, b))
    .slice(0, shownRows);
  const line = (name: 'receiver' | 'phone' | 'carrier' | 'vehicle' | 'orderedBy' | 'purpose', maxLength = 200) => (
    <TextField {...field(name)} label={words[name]} maxLength={maxLength} value={values[name]} onChange={(next) => set({ [name]: next })} />
  );
  const { error } = field('goods');
  return (
    <form className="form stock-form" {...form.formProps} aria-label={stock.acts.slip} data-testid="slip-form">
      <div className="fields">
        <Field {...field('incident')} label={words.incident}>
          {(tied) => (
            <IncidentSelect {...tied} value={values.incident} placeholder={words.noIncident} onChange={(next) => set({ incident: next })} />
          )}
        </Field>
        <Field {...field('receiverUnit')} label={words.unit}>
          {(tied) => (
            <UnitSelect
              {...tied}
              units={units?.items ?? []}
              value={values.receiverUnit}
              placeholder={words.unit}
              onChange={(receiverUnit) => set({ receiverUnit })}
            />
          )}
        </Field>
        <TextField
          {...field('receiverUnitName')}
          label={words.unitName}
          maxLength={200}
          value={values.receiverUnitName}
          onChange={(receiverUnitName) => set({ receiverUnitName })}
        />
        {line('receiver')}
        {line('phone', 40)}
        {line('carrier')}
        {line('vehicle')}
        {line('orderedBy')}
        {line('purpose', 1_000)}
        <HeadFields values={values} set={set} field={field} withoutDocument />
      </div>
      <h2>{stock.form.goods}</h2>
      <ProposeBar onFill={(fill) => set({ typed: { ...values.typed, ...fill } })} />
      <div className="tools">
        <Input
          className="stock-filter"
          allowClear
          aria-label={stock.filter}
          placeholder={stock.filter}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          data-testid="slip-filter"
        />
        <span className="muted num" role="status">
          {stock.form.rowsChosen(filled)}
        </span>
      </div>
      {shown.length > 0 ? (
        <GoodsTable
          goods={shown}
          typed={values.typed}
          problems={rowProblemsOf(values)}
          head={stock.columns.quantity}
          label={stock.form.goods}
          withPlace
          onChange={(key, typed) => set({ typed: { ...values.typed, [key]: typed } })}
        />
      ) : null}
      <Field {...field('beyond')} label={stock.form.beyond} hint={stock.form.beyondHint}>
        {(tied) => (
          <Checkbox id={tied.id} checked={values.beyond} onChange={(event) => set({ beyond: event.target.checked })}>
            {stock.form.beyond}
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
        <Checkbox checked={!issue} onChange={(event) => setIssue(!event.target.checked)}>
          {words.prepare}
        </Checkbox>
        <SubmitButton label={issue ? words.issue : words.prepare} loading={save.isPending} />
        {form.dirty ? (
          <Button type="text" onClick={form.reset}>
            {stock.form.reset}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
