// The form of a run: period, posts, people, rules; three ways to begin.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useNavigate } from 'react-router';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { ChoiceField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { amountOfTyped } from '#renderer/texts/typed.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { RosterView } from '../calendar-model.ts';
import { type GenerateForm as Values, generateForm, generateProblems, rulesOfRun, spanOf, spans } from '../generate-model.ts';
import { dayOfTyped } from '#renderer/texts/typed-day.ts';
import { useNames, usePools } from '../use-people.ts';
import { DayField } from './DayField.tsx';
import { RunPeople } from './RunPeople.tsx';
import { RunPosts } from './RunPosts.tsx';
import { RunRules } from './RunRules.tsx';

interface Props {
  roster: RosterView;
  rosters: readonly RosterView[];
  today: string;
  onRoster: (id: string) => void;
}

export function GenerateForm({ roster, rosters, today, onRoster }: Props) {
  const texts = useTexts();
  const { drafts: words } = texts;
  const navigate = useNavigate();
  const pools = usePools(roster.posts.map((post) => post.pool));
  const names = useNames(pools.flat());
  const left = (values: Values, post: string): string[] => {
    const index = roster.posts.findIndex((one) => one.id === post);
    return (pools[index] ?? []).filter((person) => !values.without.includes(person));
  };
  const begin = useMutation({
    mutationFn: async ({ values, way }: { values: Values; way: 'generated' | 'blank' | 'copied' }) => {
      const from = dayOfTyped(values.from, today) ?? '';
      const to = dayOfTyped(values.to, today) ?? '';
      if (way !== 'generated') return client.rosterDrafts.create({ roster: roster.id, from, to, origin: way });
      const rules = rulesOfRun(values, roster.rules);
      return client.rosterDrafts.start({
        roster: roster.id,
        from,
        to,
        posts: values.posts.map((post) => (values.without.length === 0 ? post : { post, pool: left(values, post) })),
        options: { seconds: amountOfTyped(values.seconds) ?? undefined, ...(Object.keys(rules).length > 0 ? { rules } : {}) },
      });
    },
    onSuccess: (draft) => {
      form.reset();
      void navigate(`/duty/drafts/${draft.id}`);
    },
  });
  const form = useForm<Values>({
    name: `generate-${roster.id}`,
    start: generateForm(roster, today),
    check: (values) =>
      generateProblems(
        values,
        today,
        roster.posts.filter((post) => values.posts.includes(post.id) && left(values, post.id).length === 0).map((post) => post.name),
        texts,
      ),
    save: (values) => begin.mutate({ values, way: 'generated' }),
  });
  const { values, set } = form;
  const from = dayOfTyped(values.from, today);
  const to = dayOfTyped(values.to, today);
  const valid = from !== null && to !== null && from <= to;
  const { data: calendar } = useQuery({
    ...orpc.rosters.calendar.queryOptions({ input: { from: from ?? today, to: to ?? today } }),
    enabled: valid,
  });
  const days = calendar?.items ?? [];
  return (
    <form className="generate-form" {...form.formProps} data-testid="generate-form">
      <section className="panel">
        <h2>{words.form.what}</h2>
        <div className="form">
          <Field id="generate-roster" label={texts.rosters.roster}>
            {(tied) => (
              <Select
                {...tied}
                value={roster.id}
                options={rosters.map((one) => ({ value: one.id, label: one.name }))}
                onChange={onRoster}
              />
            )}
          </Field>
          <ChoiceField
            {...form.field('span')}
            label={words.form.span}
            value={values.span}
            options={spans}
            nameOf={(span) => words.form.spans[span]}
            onChange={(span) => set({ span, ...(span === 'own' ? {} : spanOf(span, today)) })}
          />
          <DayField
            {...form.field('from')}
            label={words.form.from}
            near={today}
            value={values.from}
            onChange={(text) => set({ from: text, span: 'own' })}
          />
          <DayField
            {...form.field('to')}
            label={words.form.to}
            near={from ?? today}
            value={values.to}
            onChange={(text) => set({ to: text, span: 'own' })}
          />
          {valid ? (
            <p className="day-counts muted">
              {words.form.counts(
                days.length,
                days.filter((day) => day.kind === 'weekend').length,
                days.filter((day) => day.kind === 'holiday').length,
                days.filter((day) => day.makeUp).length,
              )}
            </p>
          ) : null}
          {calendar && calendar.missingYears.length > 0 ? (
            <p className="year-missing" role="status" data-testid="year-missing">
              ▲ {texts.rosters.missingYears(calendar.missingYears)} <a href="#/duty/setup?part=holidays">{words.form.addHolidays}</a>
            </p>
          ) : null}
          <RunPosts roster={roster} pools={pools} field={form.field('posts')} chosen={values.posts} onChange={(posts) => set({ posts })} />
        </div>
      </section>
      <section className="panel">
        <h2>{words.form.rules}</h2>
        <RunRules roster={roster} form={form} />
      </section>
      <section className="panel run-people">
        <h2>
          {words.form.people} <em>{words.form.peopleCount(new Set(pools.flat()).size - values.without.length, values.without.length)}</em>
        </h2>
        <RunPeople
          people={[...new Set(roster.posts.flatMap((post, index) => (values.posts.includes(post.id) ? (pools[index] ?? []) : [])))].map(
            names,
          )}
          without={values.without}
          from={from ?? today}
          to={to ?? today}
          onChange={(without) => set({ without })}
        />
      </section>
      <footer className="generate-foot">
        {begin.isError ? <Refused refusal={refusalOf(begin.error)} /> : null}
        <div className="row">
          <SubmitButton label={words.form.start} loading={begin.isPending} data-testid="generate-start" />
          <Button
            disabled={!valid}
            loading={begin.isPending}
            onClick={() => begin.mutate({ values, way: 'blank' })}
            data-testid="make-blank"
          >
            {words.form.blank}
          </Button>
          <Button disabled={!valid} loading={begin.isPending} onClick={() => begin.mutate({ values, way: 'copied' })}>
            {words.form.copy}
          </Button>
          <span className="muted">{words.form.nothingYet}</span>
        </div>
      </footer>
    </form>
  );
}
