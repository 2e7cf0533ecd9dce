// When, by which paper, who, why: the fields that all forms of movements share.
import { Field } from '#renderer/components/Field.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { useNow } from '#renderer/client/now.ts';
import type { FieldProps } from '#renderer/client/use-form.ts';
import { MomentInput } from '#renderer/texts/MomentInput.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { HeadForm } from '../move-form.ts';

interface Props {
  values: HeadForm;
  set: (patch: Partial<HeadForm>) => void;
  field: (name: string) => FieldProps;
  /** A slip has a number of its own. */
  withoutDocument?: boolean;
}

export function HeadFields({ values, set, field, withoutDocument = false }: Props) {
  const { form } = useTexts().stock;
  const now = useNow();
  return (
    <>
      <Field {...field('at')} label={form.at} hint={form.atHint}>
        {(tied) => <MomentInput {...tied} now={now} value={values.at} onChange={(at) => set({ at })} />}
      </Field>
      {withoutDocument ? null : (
        <TextField
          {...field('document')}
          label={form.document}
          maxLength={200}
          value={values.document}
          onChange={(document) => set({ document })}
        />
      )}
      <TextField {...field('person')} label={form.person} maxLength={200} value={values.person} onChange={(person) => set({ person })} />
      <TextField {...field('reason')} label={form.reason} maxLength={1_000} value={values.reason} onChange={(reason) => set({ reason })} />
    </>
  );
}
