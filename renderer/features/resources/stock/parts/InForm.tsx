// Goods come in: a row a batch; Enter in the last field begins the next row.
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { inCauses } from '#shared/resources/stock/types.ts';
import { dayText } from '#shared/time/zone.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { ChoiceField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { blankIn, blankRow, inInput, inProblems, type InRow } from '../in-form.ts';
import { HeadFields } from './HeadFields.tsx';
import { FacilitySelect, SupplySelect } from './Selects.tsx';

export function InForm({ place, onDone }: { place: string | null; onDone: (facility: string) => void }) {
  const { common, stock } = useTexts();
  const words = stock.form;
  const { message } = App.useApp();
  const now = useNow();
  const today = dayText(now, zoneNow());
  const { data } = useQuery(orpc.supplies.list.queryOptions({ input: {} }));
  const supplies = new Map((data?.items ?? []).map((one) => [one.id, one]));
  const save = useMutation(orpc.stock.takeIn.mutationOptions());
  const form = useForm({
    name: `stock-in-${place ?? ''}`,
    start: blankIn(place),
    check: (values) => inProblems(values, supplies, { today, now }, words.problems),
    save: (values) =>
      save.mutate(inInput(values, supplies, { today, now }, words.problems), {
        onSuccess: ({ ids }) => {
          form.reset();
          void message.success(words.done(ids.length));
          onDone(values.facility ?? '');
        },
      }),
  });
  const { values, set, field } = form;
  const setRow = (index: number, patch: Partial<InRow>): void =>
    set({ rows: values.rows.map((row, at) => (at === index ? { ...row, ...patch } : row)) });
  const addRow = (): void => {
    set({ rows: [...values.rows, blankRow] });
    window.setTimeout(() => document.getElementById(`in-supply-${values.rows.length}`)?.focus());
  };
  return (
    <form className="form stock-form" {...form.formProps} aria-label={words.inTitle} data-testid="in-form">
      <ChoiceField
        {...field('cause')}
        label={words.cause}
        value={values.cause}
        options={inCauses}
        nameOf={(cause) => stock.causes[cause]}
        onChange={(cause) => set({ cause })}
      />
      <div className="fields">
        <Field {...field('facility')} label={words.facility}>
          {(tied) => (
            <FacilitySelect {...tied} value={values.facility} placeholder={words.facility} onChange={(facility) => set({ facility })} />
          )}
        </Field>
        <HeadFields values={values} set={set} field={field} />
      </div>
      <h2>{words.goods}</h2>
      {values.rows.map((row, index) => {
        const { error } = field(`row${index}`);
        const supply = row.supply === null ? undefined : supplies.get(row.supply);
        const input = (key: 'quantity' | 'number' | 'madeOn' | 'expiresOn', label: string) => (
          <Input
            aria-label={`${label} ${index + 1}`}
            aria-invalid={error !== undefined}
            status={error === undefined ? '' : 'error'}
            placeholder={label}
            autoComplete="off"
            maxLength={key === 'number' ? 200 : 20}
            value={row[key]}
            onBlur={field(`row${index}`).onBlur}
            onChange={(event) => setRow(index, { [key]: event.target.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              if (index === values.rows.length - 1) addRow();
              else document.getElementById(`in-supply-${index + 1}`)?.focus();
            }}
            {...(key === 'quantity' ? { suffix: <span>{supply?.unit ?? ''}</span> } : {})}
          />
        );
        return (
          // Rows have no identity but their place.
          <div key={index} className="stock-in-row" role="group" aria-label={`${words.goods} ${index + 1}`}>
            <SupplySelect
              id={`in-supply-${index}`}
              label={`${words.supply} ${index + 1}`}
              value={row.supply}
              placeholder={words.supply}
              aria-invalid={error !== undefined}
              onChange={(chosen) => setRow(index, { supply: chosen })}
            />
            {input('quantity', stock.columns.quantity)}
            {input('number', stock.columns.batch)}
            {input('madeOn', stock.columns.madeOn)}
            {input('expiresOn', stock.columns.expiresOn)}
            {values.rows.length > 1 ? (
              <Button aria-label={words.removeRow(index + 1)} onClick={() => set({ rows: values.rows.filter((_, at) => at !== index) })}>
                ✕
              </Button>
            ) : (
              <span />
            )}
            {error === undefined ? null : (
              <span className="goods-problem" role="alert">
                ▲ {error}
              </span>
            )}
          </div>
        );
      })}
      <div className="tools">
        <Button onClick={addRow}>{words.addRow}</Button>
      </div>
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
