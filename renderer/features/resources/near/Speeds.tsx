// How fast one drives on roads of each class: our proposal until the office says otherwise.
import { useQuery } from '@tanstack/react-query';
import { App, Input } from 'antd';
import { maxKmh, minKmh } from '#shared/resources/near/limits.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useSentForm } from '#renderer/client/forms/sent-form.ts';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Field } from '#renderer/components/Field.tsx';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Speed {
  roadClass: string;
  kmh: number;
  by: 'proposal' | 'office';
}

export function Speeds() {
  const words = useTexts().near.speeds;
  const { data } = useQuery(orpc.nearby.speeds.queryOptions());
  const may = useMay('resources.edit');
  if (!data) return null;
  return (
    <details className="near-speeds" data-testid="near-speeds">
      <summary>{words.title}</summary>
      <p className="muted">{words.intro}</p>
      <SpeedForm key={JSON.stringify(data.items)} items={data.items} may={may} />
    </details>
  );
}

/** A blank field takes the proposal again. */
const speedOf = (text: string): number | null | undefined => {
  if (text.trim() === '') return null;
  const kmh = Number(text);
  return kmh >= minKmh && kmh <= maxKmh ? kmh : undefined;
};

function SpeedForm({ items, may }: { items: readonly Speed[]; may: boolean }) {
  const words = useTexts().near.speeds;
  const { message } = App.useApp();
  const { form, save } = useSentForm<Record<string, string>, unknown>({
    name: 'road-speeds',
    start: Object.fromEntries(items.map(({ roadClass, kmh }) => [roadClass, String(kmh)])),
    check: (values) =>
      Object.fromEntries(
        Object.entries(values).map(([roadClass, text]) => [roadClass, speedOf(text) === undefined ? words.wrong : undefined]),
      ),
    send: (values) =>
      client.nearby.setSpeeds({
        speeds: items
          .filter(({ roadClass, kmh }) => values[roadClass] !== String(kmh))
          .map(({ roadClass }) => ({ roadClass, kmh: speedOf(values[roadClass] ?? '') ?? null })),
      }),
    onSaved: () => void message.success(words.saved),
  });
  return (
    <form className="form" {...form.formProps} aria-label={words.title}>
      {items.map(({ roadClass, by }) => (
        <Field key={roadClass} {...form.field(roadClass)} label={roadClass === '' ? '—' : roadClass} hint={`${words.kmh} · ${words[by]}`}>
          {(props) => (
            <Input
              {...props}
              className="num"
              inputMode="numeric"
              maxLength={5}
              disabled={!may}
              value={form.values[roadClass] ?? ''}
              onChange={(event) => form.set({ [roadClass]: event.target.value })}
            />
          )}
        </Field>
      ))}
      {save.isError ? <Refused refusal={refusalOf(save.error)} /> : null}
      {may ? (
        <div className="buttons">
          <SubmitButton label={words.save} loading={save.isPending} />
        </div>
      ) : null}
    </form>
  );
}
