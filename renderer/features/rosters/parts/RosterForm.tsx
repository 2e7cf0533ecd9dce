// A roster set up or changed: its unit, posts, patterns and rules.
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { rosterKinds } from '#shared/rosters/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { SwitchField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import type { RosterView } from '../calendar-model.ts';
import { freeId, type PostForm, rosterForm, rosterProblems, rosterValue, shifted } from '../roster-form.ts';
import { PatternFields } from './PatternFields.tsx';
import { PostFields } from './PostFields.tsx';

const weightNames = ['workday', 'weekend', 'holiday', 'night'] as const;

export function RosterForm({ roster, onSaved }: { roster: RosterView | null; onSaved: (id: string) => void }) {
  const texts = useTexts();
  const { rosterSetup: words, rosters } = texts;
  const locale = useLocale((state) => state.locale);
  const { message } = App.useApp();
  const { data: units } = useQuery(orpc.directory.units.queryOptions({ input: {} }));
  const save = useMutation(orpc.rosters.save.mutationOptions());
  const refusal = save.isError ? refusalOf(save.error) : null;
  const [open, setOpen] = useState<string | null>(null);
  const form = useForm({
    name: `roster-${roster?.id ?? 'new'}`,
    start: rosterForm(roster),
    check: (values) => rosterProblems(values, texts),
    save: (values) =>
      save.mutate(
        { ...(roster ? { id: roster.id } : {}), ...rosterValue(values) },
        {
          onSuccess: (saved) => {
            form.reset();
            void message.success(words.saved);
            onSaved(saved.id);
          },
        },
      ),
    refused: refusal?.field === undefined ? null : { field: refusal.field, text: errorTexts[locale][refusal.code] },
  });
  const { values, set } = form;
  const setPost = (at: number, patch: Partial<PostForm>): void =>
    set({ posts: values.posts.map((post, index) => (index === at ? { ...post, ...patch } : post)) });
  const text = (name: 'name' | 'order' | 'restHours' | 'maxPerWeek' | 'carryOverDays', label: string, hint?: string) => (
    <TextField
      {...form.field(name)}
      label={label}
      hint={hint}
      className={name === 'name' ? '' : 'num short-input'}
      value={values[name]}
      maxLength={name === 'name' ? 60 : 6}
      onChange={(value) => set({ [name]: value })}
    />
  );
  return (
    <form className="form roster-form" {...form.formProps} data-testid="roster-form" aria-label={roster?.name ?? words.newRoster}>
      {text('name', words.name)}
      <Field {...form.field('unit')} label={words.unit}>
        {(tied) => (
          <Select
            {...tied}
            showSearch={{ optionFilterProp: 'label' }}
            allowClear
            value={values.unit}
            placeholder={words.ownUnit}
            options={(units?.items ?? []).map((unit) => ({ value: unit.id, label: unit.name }))}
            onChange={(unit: string | undefined) => set({ unit: unit ?? null })}
          />
        )}
      </Field>
      <Field {...form.field('kind')} label={words.kind}>
        {(tied) => (
          <Select
            {...tied}
            value={values.kind}
            options={rosterKinds.map((value) => ({ value, label: rosters.kinds[value] }))}
            onChange={(kind) => set({ kind })}
          />
        )}
      </Field>
      {text('order', words.order, words.orderHint)}
      <h3>{words.posts}</h3>
      {values.posts.map((post, index) => (
        <PostFields
          key={post.id}
          index={index}
          post={post}
          field={form.field}
          open={open === post.id}
          onOpen={() => setOpen(open === post.id ? null : post.id)}
          onChange={(patch) => setPost(index, patch)}
          onMove={(by) => set({ posts: shifted(values.posts, index, index + by) })}
          onRemove={() => set({ posts: values.posts.filter((_, at) => at !== index) })}
        />
      ))}
      {form.field('posts').error ? (
        <p className="wrong" role="alert">
          {form.field('posts').error}
        </p>
      ) : null}
      <Button
        onClick={() => {
          const id = freeId('post', values.posts);
          set({
            posts: [
              ...values.posts,
              {
                id,
                kind: 'other',
                name: '',
                count: '1',
                required: false,
                qualifications: [],
                pool: { people: [], groups: [] },
                rotation: 'fair',
              },
            ],
          });
          setOpen(id);
        }}
        data-testid="add-post"
      >
        ＋ {words.addPost}
      </Button>
      <h3>{words.patterns}</h3>
      <PatternFields patterns={values.patterns} posts={values.posts} field={form.field} onChange={(patterns) => set({ patterns })} />
      <h3>{words.rules}</h3>
      {text('restHours', words.restHours)}
      {text('maxPerWeek', words.maxPerWeek, words.maxPerWeekHint)}
      {weightNames.map((name) => (
        <TextField
          key={name}
          {...form.field(name)}
          label={words.weights[name]}
          className="num short-input"
          value={values.weights[name]}
          maxLength={6}
          onChange={(value) => set({ weights: { ...values.weights, [name]: value } })}
        />
      ))}
      {text('carryOverDays', words.carryOver)}
      {roster?.home ? null : (
        <SwitchField
          {...form.field('watched')}
          label={words.watched}
          hint={words.watchedHint}
          value={values.watched}
          onChange={(watched) => set({ watched })}
        />
      )}
      {roster && !roster.home ? (
        <SwitchField
          {...form.field('removed')}
          label={words.removed}
          hint={words.removedHint}
          value={values.removed}
          onChange={(removed) => set({ removed })}
        />
      ) : null}
      {save.isError ? <Refused refusal={refusal} /> : null}
      <div className="buttons sticky">
        <SubmitButton label={texts.common.save} loading={save.isPending} data-testid="save-roster" />
        {form.dirty ? <Button onClick={form.reset}>{texts.common.cancel}</Button> : null}
      </div>
    </form>
  );
}
