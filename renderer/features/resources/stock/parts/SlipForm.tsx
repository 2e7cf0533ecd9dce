// The form of a slip: a new one, or one that is prepared and changed.
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { errorTexts } from '#shared/contract/error-texts.ts';
import type { SlipOut } from '#shared/contract/stock-shape.ts';
import { dayText } from '#shared/time/zone.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { ClashNote } from '#renderer/client/forms/ClashNote.tsx';
import { FormEnd } from '#renderer/client/forms/FormEnd.tsx';
import { useSavedForm } from '#renderer/client/forms/saved-form.ts';
import { client } from '#renderer/client/link.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { Field } from '#renderer/components/Field.tsx';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { UnitSelect } from '#renderer/features/directory/index.ts';
import { MomentInput } from '#renderer/texts/MomentInput.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { zoneNow } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { filledGoods, type Goods, goodsOf } from '../goods.ts';
import {
  blankSlip,
  goodsOfSlip,
  goodsText,
  slipInput,
  slipPatch,
  slipProblems,
  slipRowProblems,
  slipValues,
  type SlipValues,
} from '../slip-form.ts';
import { GoodsTable } from './GoodsTable.tsx';
import { HeadFields } from './HeadFields.tsx';
import { ProposeBar } from './ProposeBar.tsx';
import { IncidentSelect } from './Selects.tsx';

/** Of all depots only what is looked for is drawn: a county has two thousand rows. */
const shownRows = 60;

const soonest = (a: Goods, b: Goods): number =>
  (a.expiresOn ?? '9999') < (b.expiresOn ?? '9999') ? -1 : a.expiresOn === b.expiresOn ? 0 : 1;

interface Props {
  /** The one that is changed, before its goods go out; null: a new one. */
  slip: SlipOut | null;
  /** Of a new one. */
  incident: string | null;
  onDone: (id: string) => void;
  onLeave?: () => void;
}

export function SlipForm({ slip, incident, onDone, onLeave }: Props) {
  const { common, plans, stock } = useTexts();
  const words = stock.slips;
  const problems = stock.form.problems;
  const locale = useLocale((state) => state.locale);
  const now = useNow();
  const [filter, setFilter] = useState('');
  const [issue, setIssue] = useState(true);
  const { data } = useQuery(orpc.stock.lines.queryOptions({ input: {} }));
  const { data: units } = useQuery(orpc.directory.units.queryOptions({ input: {} }));
  const goods = goodsOfSlip(goodsOf(data?.items ?? []), slip, dayText(now, zoneNow()));
  const { form, save } = useSavedForm({
    name: `stock-slip-${slip?.id ?? incident ?? ''}`,
    start: slip === null ? blankSlip(incident) : slipValues(slip),
    check: (values) => slipProblems(goods, values, slip, now, problems),
    send: (values) =>
      slip === null
        ? client.stock.prepare({ ...slipInput(goods, values, now, problems), issue })
        : client.stock.changeSlip(slipPatch(goods, values, slip, now, problems)),
    onSaved: ({ id }) => onDone(id),
  });
  const { values, set, field } = form;
  const filled = filledGoods(goods, values.typed, problems).length;
  const text = filter.trim().toLowerCase();
  // A row that is struck from a slip stays in view until that is saved.
  const chosen = (one: Goods): boolean => (values.typed[one.key] ?? '') !== '' || form.theirs.typed[one.key] !== undefined;
  const shown = goods
    .filter((one) => chosen(one) || (text !== '' && `${one.name} ${one.place}`.toLowerCase().includes(text)))
    .toSorted((a, b) => Number(chosen(b)) - Number(chosen(a)) || soonest(a, b))
    .slice(0, shownRows);
  const line = (name: 'receiver' | 'phone' | 'carrier' | 'vehicle' | 'orderedBy' | 'purpose', maxLength = 200) => (
    <TextField {...field(name)} label={words[name]} maxLength={maxLength} value={values[name]} onChange={(next) => set({ [name]: next })} />
  );
  const reset = form.dirty ? (
    <Button type="text" onClick={form.reset}>
      {slip === null ? stock.form.reset : plans.form.reset}
    </Button>
  ) : null;
  const { error } = field('goods');
  const refusal = save.isError ? refusalOf(save.error) : null;
  const refusedRow = /^items\.(\d+)\./.exec(refusal?.field ?? '')?.[1];
  const refused = filledGoods(goods, save.variables?.typed ?? {}, problems)[Number(refusedRow ?? Number.NaN)]?.goods.key;
  const labels: Partial<Record<keyof SlipValues, string>> = {
    ...words,
    receiverUnit: words.unit,
    receiverUnitName: words.unitName,
    typed: stock.form.goods,
  };
  const theirs = (key: keyof SlipValues): string => {
    if (slip === null) return '';
    if (key === 'typed') return goodsText(slip);
    if (key === 'incident') return slip.incidentTitle;
    const value = key === 'receiverUnit' ? slip.receiverUnitName : form.theirs[key];
    return typeof value === 'string' ? value : '';
  };
  return (
    <form
      className="form stock-form"
      {...form.formProps}
      aria-label={slip === null ? stock.acts.slip : words.changeWhat(slip.number)}
      data-testid="slip-form"
    >
      <div className="fields">
        <Field {...field('incident')} label={words.incident}>
          {(tied) => (
            <IncidentSelect
              {...tied}
              value={values.incident}
              known={slip?.incident == null ? null : { id: slip.incident, title: slip.incidentTitle }}
              placeholder={words.noIncident}
              onChange={(next) => set({ incident: next })}
            />
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
        {slip === null ? (
          <HeadFields values={values} set={set} field={field} withoutDocument />
        ) : (
          <Field {...field('at')} label={words.at}>
            {(tied) => <MomentInput {...tied} now={now} value={values.at} onChange={(at) => set({ at })} />}
          </Field>
        )}
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
          problems={{
            ...(refused === undefined || refusal === null ? {} : { [refused]: errorTexts[locale][refusal.code] }),
            ...slipRowProblems(goods, values, slip, problems),
          }}
          head={stock.columns.quantity}
          label={stock.form.goods}
          withPlace
          onChange={(key, typed) => set({ typed: { ...values.typed, [key]: typed } })}
        />
      ) : null}
      {slip === null ? (
        <Field {...field('beyond')} label={stock.form.beyond} hint={stock.form.beyondHint}>
          {(tied) => (
            <Checkbox id={tied.id} checked={values.beyond} onChange={(event) => set({ beyond: event.target.checked })}>
              {stock.form.beyond}
            </Checkbox>
          )}
        </Field>
      ) : null}
      {error === undefined ? null : (
        <p className="goods-problem" role="alert">
          ▲ {error}
        </p>
      )}
      {slip === null ? (
        <>
          {save.isError ? <Refused refusal={refusal} /> : null}
          <div className="buttons">
            <Checkbox checked={!issue} onChange={(event) => setIssue(!event.target.checked)}>
              {words.prepare}
            </Checkbox>
            <SubmitButton label={issue ? words.issue : words.prepare} loading={save.isPending} />
            {reset}
          </div>
        </>
      ) : (
        <>
          <ClashNote fields={form.clashes.map((key) => ({ label: labels[key] ?? key, now: theirs(key) }))} onTheirs={form.takeTheirs} />
          <FormEnd save={save} label={common.save} leave={common.close} {...(onLeave ? { onLeave } : {})}>
            {reset}
          </FormEnd>
        </>
      )}
    </form>
  );
}
