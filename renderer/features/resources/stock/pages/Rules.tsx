// When stock becomes a duty: three numbers, each a dated rule with its source.
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import type { StockRule } from '#shared/resources/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useSentForm } from '#renderer/client/forms/sent-form.ts';
import { client } from '#renderer/client/link.ts';
import { useRuleMoment } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { StockTabs } from '../parts/StockTabs.tsx';

const days = (text: string): number | null => {
  const plain = text.normalize('NFKC').trim();
  return /^\d{1,4}$/.test(plain) && Number(plain) >= 1 && Number(plain) <= 3_660 ? Number(plain) : null;
};

/** The version of a rule that holds now. */
const heldOf = (rules: readonly StockRule[], id: string, now: number): StockRule | undefined =>
  rules
    .filter((rule) => rule.id === id && (rule.validFrom === null || Date.parse(rule.validFrom) <= now))
    .reduce<StockRule | undefined>((best, one) => (best === undefined || one.version >= best.version ? one : best), undefined);

export function StockRulesPage() {
  const { stock } = useTexts();
  const { data, error } = useQuery(orpc.settings.rules.queryOptions({ input: { table: 'stockRules' } }));
  const now = useRuleMoment();
  // The station has checked the rows against the table's schema when they were put.
  const rules = (data?.items ?? []) as unknown as StockRule[];
  const [minimum, expiry] = [heldOf(rules, 'minimum', now), heldOf(rules, 'expiry', now)];
  return (
    <div className="page stock" data-testid="stock-rules">
      <StockTabs />
      <header className="page-head">
        <h1>{stock.rules.title}</h1>
      </header>
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      <section className="panel" aria-label={stock.rules.title}>
        <div className="stock-scroll">
          {minimum && expiry ? <RulesForm key={`${minimum.version}/${expiry.version}`} minimum={minimum} expiry={expiry} /> : null}
        </div>
      </section>
    </div>
  );
}

function RulesForm({ minimum, expiry }: { minimum: StockRule; expiry: StockRule }) {
  const { common, stock } = useTexts();
  const words = stock.rules;
  const mayEdit = useMay('resources.edit');
  const { message } = App.useApp();
  const start = { minimumDays: String(minimum.graceDays), aheadDays: String(expiry.aheadDays), graceDays: String(expiry.graceDays) };
  const { form, save } = useSentForm({
    name: 'stock-rules',
    start,
    check: (values) =>
      Object.fromEntries(Object.entries(values).flatMap(([key, text]) => (days(text) === null ? [[key, words.problem]] : []))),
    send: (values) => {
      const next = (rule: StockRule, patch: Partial<StockRule>) => ({ ...rule, ...patch, version: rule.version + 1, validFrom: null });
      return client.settings.putStockRules({
        table: 'stockRules',
        items: [
          next(minimum, { graceDays: days(values.minimumDays) ?? minimum.graceDays }),
          next(expiry, { aheadDays: days(values.aheadDays) ?? expiry.aheadDays, graceDays: days(values.graceDays) ?? expiry.graceDays }),
        ],
      });
    },
    onSaved: () => void message.success(words.saved),
  });
  const { values, set, field } = form;
  const line = (name: keyof typeof start, rule: StockRule) => (
    <TextField
      {...field(name)}
      label={words[name]}
      hint={
        <>
          {words.source} <span className="legal">{rule.source.title}</span> · {common.confidence[rule.confidence]}
        </>
      }
      className="num"
      inputMode="numeric"
      maxLength={4}
      disabled={!mayEdit}
      value={values[name]}
      onChange={(text) => set({ [name]: text })}
    />
  );
  return (
    <form className="form stock-rules" {...form.formProps} aria-label={words.title} data-testid="stock-rules-form">
      <p className="muted">{words.hint}</p>
      {line('minimumDays', minimum)}
      {line('aheadDays', expiry)}
      {line('graceDays', expiry)}
      {save.isError ? <Refused refusal={refusalOf(save.error)} /> : null}
      {mayEdit ? (
        <div className="buttons">
          <SubmitButton label={words.save} loading={save.isPending} />
        </div>
      ) : null}
    </form>
  );
}
