// What changes by the hour at a place, changed in a few keys: by whoever is on duty, from the list or from the page of the place.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { errorTexts } from '#shared/contract/error-texts.ts';
import type { FacilityOut } from '#shared/contract/facilities.ts';
import { type FieldKey, fieldsOf } from '#shared/resources/fields.ts';
import type { FieldValue } from '#shared/resources/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { fieldText, type FieldText, overCapacity, readField } from '../place-form.ts';
import { KindField } from './KindField.tsx';
import '../place.css';

interface Props {
  place: Pick<FacilityOut, 'id' | 'kind' | 'name' | 'fields'>;
  today: string;
  /** @param saved something was written */
  onClose: (saved: boolean) => void;
}

export function StateEdit({ place, today, onClose }: Props) {
  const { common, places } = useTexts();
  const words = places.stateEdit;
  const locale = useLocale((state) => state.locale);
  const fields = fieldsOf(place.kind).filter(([, { state }]) => state);
  const save = useMutation({
    mutationFn: (changed: Record<string, FieldValue>) => client.facilities.setState({ id: place.id, fields: changed }),
  });
  const refusal = save.isError ? refusalOf(save.error) : null;
  const form = useForm<Partial<Record<FieldKey, FieldText>>>({
    name: `place-state-${place.id}`,
    start: Object.fromEntries(fields.map(([key]) => [key, fieldText(place.fields[key])])),
    check: (values) =>
      Object.fromEntries(
        fields.map(([key, definition]) => {
          const read = readField(definition, values[key] ?? '');
          return [key, 'problem' in read ? places.form.problems[read.problem] : undefined];
        }),
      ),
    save: (values) => {
      const typed = fields.flatMap(([key, definition]) => {
        const read = readField(definition, values[key] ?? '');
        return 'value' in read && read.value !== (place.fields[key] ?? null) ? [[key, read.value] as const] : [];
      });
      const done = (saved: boolean): void => {
        form.reset();
        onClose(saved);
      };
      if (typed.length === 0) done(false);
      else save.mutate(Object.fromEntries(typed), { onSuccess: () => done(true) });
    },
    refused: refusal?.field === undefined ? null : { field: refusal.field.replace(/^.*\./, ''), text: errorTexts[locale][refusal.code] },
  });
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = box.current?.querySelector<HTMLInputElement>('input:not([type=radio]), input:checked');
    first?.focus({ preventScroll: true });
    if (first?.type !== 'radio') first?.select();
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      // What was typed stands here again when it is opened again.
      event.preventDefault();
      event.stopPropagation();
      onClose(false);
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      event.stopPropagation();
      form.submit();
    }
  };
  const over = overCapacity((key) => {
    const definition = fields.find(([one]) => one === key)?.[1];
    const read = definition && readField(definition, form.values[key] ?? '');
    return read ? ('value' in read ? read.value : null) : (place.fields[key] ?? null);
  });
  return (
    <div ref={box} className="state-edit" onKeyDown={onKeyDown} onClick={(event) => event.stopPropagation()}>
      <form {...form.formProps} aria-label={words.title(place.name)} data-testid="state-edit">
        {fields.map(([key, definition]) => (
          <KindField
            key={key}
            name={key}
            definition={definition}
            field={form.field(key)}
            value={form.values[key] ?? ''}
            today={today}
            onChange={(value) => form.set({ [key]: value })}
          />
        ))}
        <span className="state-buttons">
          <SubmitButton label={words.save} loading={save.isPending} />
          <Button onClick={() => onClose(false)}>{common.close}</Button>
        </span>
      </form>
      {over ? (
        <p className="warn" role="status">
          {words.over(over.people, over.capacity)}
        </p>
      ) : null}
      {save.isError && refusal?.field === undefined ? <Refused refusal={refusal} /> : null}
    </div>
  );
}
