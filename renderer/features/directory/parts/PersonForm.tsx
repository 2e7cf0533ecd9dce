// A person as a form: all fields, several numbers. What is typed stays until it is saved.
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import { phoneKinds } from '#shared/directory/types.ts';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { type Person, personForm, personInput, personProblems } from '../directory-model.ts';
import { show } from '../view.ts';
import { FormEnd } from './UnitForm.tsx';
import { UnitSelect } from './UnitSelect.tsx';

interface Props {
  /** null: a new one. */
  person: Person | null;
  unit: string | null;
}

export function PersonForm({ person, unit }: Props) {
  const { directory: words, common } = useTexts();
  const locale = useLocale((state) => state.locale);
  const { message } = App.useApp();
  const { data: units } = useQuery(orpc.directory.units.queryOptions({ input: {} }));
  const save = useMutation(orpc.directory.savePerson.mutationOptions());
  const refusal = save.isError ? refusalOf(save.error) : null;
  const form = useForm({
    name: `person-${person?.id ?? 'new'}`,
    start: personForm(person, unit),
    check: (values) => personProblems(values, words.problems),
    save: (values) =>
      save.mutate(personInput(person?.id ?? null, values), {
        onSuccess: (saved) => {
          form.reset();
          void message.success(common.saved);
          show({ show: 'person', id: saved.id });
        },
      }),
    refused: refusal?.field === undefined ? null : { field: refusal.field, text: errorTexts[locale][refusal.code] },
  });
  const { values, set } = form;
  const setPhone = (index: number, patch: Partial<(typeof values.phones)[number]>): void =>
    set({ phones: values.phones.map((phone, other) => (other === index ? { ...phone, ...patch } : phone)) });
  return (
    <form className="form" {...form.formProps} aria-label={person ? words.editPerson : words.newPerson} data-testid="person-form">
      <h2>{person ? words.editPerson : words.newPerson}</h2>
      <TextField {...form.field('name')} label={words.name} value={values.name} maxLength={200} onChange={(name) => set({ name })} />
      <Field {...form.field('unit')} label={words.unit}>
        {(props) => (
          <UnitSelect
            {...props}
            units={units?.items ?? []}
            value={values.unit}
            onChange={(next) => set({ unit: next })}
            placeholder={words.noUnit}
          />
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
      {values.phones.map((phone, index) => (
        <Field key={index} {...form.field(`phones.${index}`)} label={index === 0 ? words.phones : `${words.phones} ${index + 1}`}>
          {(props) => (
            <div className="phone-line">
              <Select
                aria-label={words.phoneKind}
                value={phone.kind}
                onChange={(kind) => setPhone(index, { kind })}
                options={phoneKinds.map((kind) => ({ value: kind, label: words.phoneKinds[kind] }))}
              />
              <Input
                {...props}
                className="num"
                inputMode="tel"
                value={phone.number}
                maxLength={40}
                onChange={(event) => setPhone(index, { number: event.target.value })}
              />
              {values.phones.length > 1 ? (
                <Button
                  aria-label={words.removePhone(phone.number)}
                  onClick={() => set({ phones: values.phones.filter((_, other) => other !== index) })}
                >
                  ✕
                </Button>
              ) : null}
            </div>
          )}
        </Field>
      ))}
      {values.phones.length < 10 ? (
        <div className="buttons">
          <Button type="dashed" onClick={() => set({ phones: [...values.phones, { kind: 'office', number: '' }] })}>
            ＋ {words.addPhone}
          </Button>
        </div>
      ) : null}
      <TextField
        {...form.field('email')}
        label={words.email}
        hint={words.emailHint}
        inputMode="email"
        value={values.email}
        maxLength={200}
        onChange={(email) => set({ email })}
      />
      <FormEnd form={form} save={save} onClose={() => show(person ? { show: 'person', id: person.id } : null)} />
    </form>
  );
}
