// How forms on what others may change meanwhile end: why it was refused, save, leave, back to what is saved.
import type { UseMutationResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { MergedForm } from './merged-form.ts';
import { ClashNote } from './ClashNote.tsx';
import { FormEnd } from './FormEnd.tsx';

interface Props<V> {
  form: Pick<MergedForm<V>, 'dirty' | 'reset' | 'clashes' | 'takeTheirs' | 'theirs'>;
  /** What the fields are called, by field. */
  labels: object;
  save: Pick<UseMutationResult, 'isError' | 'error' | 'isPending'>;
  onClose: () => void;
}

export function SmallFormEnd<V>({ form, labels, save, onClose }: Props<V>) {
  const { common, plans } = useTexts();
  const names = new Map<string, unknown>(Object.entries(labels));
  const clashes = form.clashes.map((key) => ({ label: shownValue(names.get(key)) || key, now: shownValue(form.theirs[key]) }));
  return (
    <>
      <ClashNote fields={clashes} onTheirs={form.takeTheirs} />
      <FormEnd save={save} label={common.save} onLeave={onClose} leave={common.close}>
        {form.dirty ? (
          <Button type="text" onClick={form.reset}>
            {plans.form.reset}
          </Button>
        ) : null}
      </FormEnd>
    </>
  );
}

const shownValue = (value: unknown): string => (Array.isArray(value) ? value.join(' ') : typeof value === 'string' ? value : '');
