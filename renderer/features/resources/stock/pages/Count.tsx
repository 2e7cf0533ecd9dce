// A whole place counted in one table, by keyboard; and the blank sheet to count with.
import { skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { useBack, useEscape } from '#renderer/features/incidents/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { filledGoods, goodsOf, goodsProblems, type Typed } from '../goods.ts';
import { blankHead, type HeadForm, headInput, headProblems } from '../move-form.ts';
import { CountPaper } from '../parts/CountPaper.tsx';
import { GoodsTable } from '../parts/GoodsTable.tsx';
import { HeadFields } from '../parts/HeadFields.tsx';
import { FacilitySelect } from '../parts/Selects.tsx';
import { StockTabs } from '../parts/StockTabs.tsx';
import { stockPath } from '../stock-paths.ts';

interface Values extends HeadForm {
  typed: Typed;
}

export function StockCountPage() {
  const { common, stock } = useTexts();
  const words = stock.form;
  const [params, setParams] = useSearchParams();
  const place = params.get('place');
  const [paper, setPaper] = useState(false);
  const navigate = useNavigate();
  const { message } = App.useApp();
  const now = useNow();
  const goBack = useBack(stockPath);
  useEscape(paper ? () => setPaper(false) : goBack);
  const { data } = useQuery(orpc.stock.lines.queryOptions({ input: place === null ? skipToken : { facility: place } }));
  const goods = goodsOf(data?.items ?? []);
  const rowProblemsOf = ({ typed }: Values) => goodsProblems(goods, typed, words.problems, { positive: false, most: false });
  const filledOf = ({ typed }: Values) => filledGoods(goods, typed, words.problems);
  const save = useMutation(orpc.stock.stocktake.mutationOptions());
  const start: Values = { ...blankHead, typed: {} };
  const form = useForm({
    name: `stock-count-${place ?? ''}`,
    start,
    check: (values) => {
      const [wrong] = Object.values(rowProblemsOf(values));
      return {
        ...headProblems(values, now, words.problems),
        ...(place === null ? { facility: words.problems.facility } : {}),
        ...(wrong !== undefined ? { goods: wrong } : filledOf(values).length === 0 ? { goods: words.problems.none } : {}),
      };
    },
    save: (values) =>
      save.mutate(
        {
          ...headInput(values, now),
          rows: filledOf(values).map(({ goods: one, value }) => ({ line: one.line, batch: one.batch, counted: value })),
        },
        {
          onSuccess: ({ ids }) => {
            form.reset();
            void message.success(words.done(ids.length));
            void navigate(`${stockPath}?place=${place ?? ''}`);
          },
        },
      ),
  });
  const { values, set, field } = form;
  const rowProblems = rowProblemsOf(values);
  const filled = filledOf(values);
  const name = data?.items[0]?.facilityName ?? '';
  const { error } = field('goods');
  return (
    <div className="page stock" data-testid="stock-count">
      <StockTabs />
      <header className="page-head no-print">
        <Button onClick={paper ? () => setPaper(false) : goBack}>← {stock.slips.back}</Button>
        <h1>{words.countTitle}</h1>
        <span className="end">
          {paper ? (
            <Button type="primary" onClick={() => window.print()}>
              {stock.acts.print}
            </Button>
          ) : (
            <Button disabled={goods.length === 0} onClick={() => setPaper(true)}>
              {words.blank}
            </Button>
          )}
        </span>
      </header>
      {paper ? (
        <CountPaper place={name} goods={goods} />
      ) : (
        <section className="panel list-panel" aria-label={words.countTitle}>
          <div className="stock-scroll">
            <form className="form stock-form" {...form.formProps} aria-label={words.countTitle} data-testid="count-form">
              <div className="fields">
                <Field {...field('facility')} label={words.facility}>
                  {(tied) => (
                    <FacilitySelect
                      {...tied}
                      value={place}
                      placeholder={words.facility}
                      onChange={(next) => setParams(next === null ? {} : { place: next }, { replace: true })}
                    />
                  )}
                </Field>
                <HeadFields values={values} set={set} field={field} />
              </div>
              <p className="muted">
                {words.countHint} <span className="num">{words.rowsChosen(filled.length)}</span>
              </p>
              {goods.length > 0 ? (
                <GoodsTable
                  goods={goods}
                  typed={values.typed}
                  problems={rowProblems}
                  head={stock.columns.counting}
                  label={words.countTitle}
                  counting
                  onChange={(key, typed) => set({ typed: { ...values.typed, [key]: typed } })}
                />
              ) : null}
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
          </div>
        </section>
      )}
    </div>
  );
}
