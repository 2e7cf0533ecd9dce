// A person as a form: posts, numbers, qualifications, groups. What is typed stays until it is saved.
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { type PersonDetail, personForm, personInput, personProblems } from '../directory-model.ts';
import { show } from '../view.ts';
import { PhoneFields } from './PhoneFields.tsx';
import { FormEnd } from './UnitForm.tsx';
import { UnitSelect } from './UnitSelect.tsx';

interface Props {
  /** null: a new one. */
  person: PersonDetail | null;
  unit: string | null;
}

export function PersonForm({ person, unit }: Props) {
  const { directory: words, common } = useTexts();
  const locale = useLocale((state) => state.locale);
  const { message } = App.useApp();
  const { data: units } = useQuery(orpc.directory.units.queryOptions({ input: {} }));
  const { data: groups } = useQuery(orpc.directory.groups.queryOptions({ input: {} }));
  const { data: qualifications } = useQuery(orpc.directory.qualifications.queryOptions({ input: {} }));
  const save = useMutation({
    mutationFn: async (values: ReturnType<typeof personForm>) => {
      const saved = await client.directory.savePerson(personInput(person, values));
      const before = person?.groups ?? [];
      for (const id of values.groups) if (!before.includes(id)) await client.directory.setMembers({ id, people: [saved.id], member: true });
      for (const id of before)
        if (!values.groups.includes(id)) await client.directory.setMembers({ id, people: [saved.id], member: false });
      return saved;
    },
  });
  const refusal = save.isError ? refusalOf(save.error) : null;
  const form = useForm({
    name: `person-${person?.id ?? 'new'}`,
    start: personForm(person, unit),
    check: (values) => personProblems(values, words.problems),
    save: (values) =>
      save.mutate(values, {
        onSuccess: (saved) => {
          form.reset();
          void message.success(common.saved);
          show({ show: 'person', id: saved.id });
        },
      }),
    refused: refusal?.field === undefined ? null : { field: refusal.field, text: errorTexts[locale][refusal.code] },
  });
  const { values, set } = form;
  const all = units?.items ?? [];
  const setOther = (index: number, patch: Partial<(typeof values.otherPosts)[number]>): void =>
    set({ otherPosts: values.otherPosts.map((other, nth) => (nth === index ? { ...other, ...patch } : other)) });
  const moved = person !== null && (values.unit !== person.unit || values.post.trim() !== person.post);
  return (
    <form className="form" {...form.formProps} aria-label={person ? words.editPerson : words.newPerson} data-testid="person-form">
      <h2>{person ? words.editPerson : words.newPerson}</h2>
      <TextField {...form.field('name')} label={words.name} value={values.name} maxLength={200} onChange={(name) => set({ name })} />
      <Field {...form.field('unit')} label={words.unit}>
        {(props) => (
          <UnitSelect {...props} units={all} value={values.unit} onChange={(next) => set({ unit: next })} placeholder={words.noUnit} />
        )}
      </Field>
      <TextField
        {...form.field('post')}
        label={words.post}
        hint={words.postExample}
        value={values.post}
        maxLength={200}
        onChange={(post) => set({ post })}
      />
      <TextField
        {...form.field('postSince')}
        label={words.postSince}
        hint={moved ? words.postSinceMoved : words.postSinceHint}
        placeholder="2026-03-01"
        className="num"
        value={values.postSince}
        maxLength={10}
        onChange={(postSince) => set({ postSince })}
      />
      <PhoneFields phones={values.phones} field={form.field} onChange={(phones) => set({ phones })} />
      {values.otherPosts.map((other, index) => (
        <Field key={index} {...form.field(`otherPosts.${index}`)} label={words.otherPosts}>
          {(props) => (
            <div className="other-line">
              <UnitSelect
                {...props}
                id={`${props.id}-unit`}
                units={all}
                value={other.unit}
                onChange={(next) => setOther(index, { unit: next })}
                placeholder={words.unit}
              />
              <Input
                id={props.id}
                status={props.status}
                aria-describedby={props['aria-describedby']}
                value={other.post}
                maxLength={200}
                onChange={(event) => setOther(index, { post: event.target.value })}
              />
              <Button
                aria-label={words.removeOther(other.post)}
                onClick={() => set({ otherPosts: values.otherPosts.filter((_, nth) => nth !== index) })}
              >
                ✕
              </Button>
            </div>
          )}
        </Field>
      ))}
      {values.otherPosts.length < 10 ? (
        <div className="buttons">
          <Button type="dashed" onClick={() => set({ otherPosts: [...values.otherPosts, { unit: null, post: '' }] })}>
            ＋ {words.addOther}
          </Button>
        </div>
      ) : null}
      <Field {...form.field('qualifications')} label={words.qualifications} hint={words.qualificationsHint}>
        {(props) => (
          <Select
            {...props}
            mode="tags"
            value={values.qualifications}
            maxCount={20}
            tokenSeparators={['、', '，', ',']}
            onChange={(next: string[]) => set({ qualifications: next })}
            options={(qualifications?.items ?? []).map((one) => ({ value: one, label: one }))}
          />
        )}
      </Field>
      <Field {...form.field('groups')} label={words.groups}>
        {(props) => (
          <Select
            {...props}
            mode="multiple"
            value={values.groups}
            optionFilterProp="label"
            onChange={(next: string[]) => set({ groups: next })}
            options={(groups?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
      </Field>
      <TextField
        {...form.field('email')}
        label={words.email}
        hint={words.emailHint}
        inputMode="email"
        value={values.email}
        maxLength={200}
        onChange={(email) => set({ email })}
      />
      <TextField {...form.field('note')} label={words.note} value={values.note} maxLength={200} onChange={(note) => set({ note })} />
      <FormEnd form={form} save={save} onClose={() => show(person ? { show: 'person', id: person.id } : null)} />
    </form>
  );
}
