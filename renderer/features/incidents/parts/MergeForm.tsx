// 并入: the target is found by words; before it is done it says what it means for both.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { App, Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { FormEnd } from '#renderer/client/forms/FormEnd.tsx';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { useSettled } from '#renderer/client/use-settled.ts';
import { Field } from '#renderer/components/Field.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { momentOf, shortMoment } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { IncidentDetail } from '../facts-form.ts';
import { useFactsPreview } from '../use-facts-edit.ts';
import { FactsDiff } from './FactsDiff.tsx';
import type { IncidentSummary } from './IncidentCard.tsx';

export function MergeForm({ incident, onDone }: { incident: IncidentDetail; onDone: () => void }) {
  const { incident: all } = useTexts();
  const words = all.merge;
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [target, setTarget] = useState<IncidentSummary | null>(null);
  const merge = useMutation(orpc.incidents.merge.mutationOptions());
  const form = useForm({
    name: `merge-${incident.id}`,
    start: { text: '', reason: '' },
    check: () => ({ text: target === null ? words.chooseFirst : undefined }),
    save: ({ reason }) => {
      if (target === null) return;
      merge.mutate(
        { id: incident.id, into: target.id, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) },
        {
          onSuccess: () => {
            form.reset();
            void message.success(words.saved(target.number));
            onDone();
            void navigate(`/incidents/${target.id}`);
          },
        },
      );
    },
  });
  return (
    <form className="form" {...form.formProps}>
      <Field {...form.field('text')} label={words.choose} hint={words.chooseHint}>
        {(props) => (
          <TargetPicker
            {...props}
            own={incident.id}
            text={form.values.text}
            onText={(text) => form.set({ text })}
            target={target}
            onTarget={setTarget}
          />
        )}
      </Field>
      {target ? <Meaning incident={incident} target={target} /> : null}
      <TextField
        {...form.field('reason')}
        label={words.reason}
        value={form.values.reason}
        maxLength={4000}
        onChange={(reason) => form.set({ reason })}
      />
      <FormEnd save={merge} label={words.save} data-testid="merge-save" />
    </form>
  );
}

interface PickerProps {
  id: string;
  status: 'error' | '';
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
  own: string;
  text: string;
  onText: (text: string) => void;
  target: IncidentSummary | null;
  onTarget: (target: IncidentSummary | null) => void;
}

function TargetPicker({ own, text, onText, target, onTarget, ...props }: PickerProps) {
  const words = useTexts().incident.merge;
  const now = useNow();
  const [active, setActive] = useState(0);
  const wanted = useSettled(text.trim(), 150);
  const { data, isPending } = useQuery({
    ...orpc.incidents.list.queryOptions({ input: { state: 'open', limit: 9, ...(wanted === '' ? {} : { text: wanted }) } }),
    placeholderData: keepPreviousData,
  });
  const items = (data?.items ?? []).filter((one) => one.id !== own).slice(0, 8);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setActive((active + step + items.length) % Math.max(1, items.length));
    } else if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault();
      onTarget(items[active] ?? null);
    }
  };
  return (
    <div className="target-picker">
      <Input
        {...props}
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls="merge-targets"
        aria-activedescendant={items[active] ? `merge-${items[active].id}` : undefined}
        value={text}
        maxLength={200}
        onChange={(event) => {
          onText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        data-testid="merge-text"
      />
      <ul id="merge-targets" role="listbox" aria-label={words.choose}>
        {items.map((one, index) => (
          <li
            key={one.id}
            id={`merge-${one.id}`}
            role="option"
            aria-selected={one.id === target?.id}
            className={index === active ? 'active' : ''}
            onClick={() => onTarget(one)}
          >
            <span aria-hidden="true">{one.id === target?.id ? '●' : '○'}</span>
            <b>{one.title}</b>
            <small className="muted num">
              {one.number} · {shortMoment(Date.parse(one.receivedAt), now)}
            </small>
          </li>
        ))}
      </ul>
      {items.length === 0 && !isPending ? <p className="muted">{words.none}</p> : null}
    </div>
  );
}

function Meaning({ incident, target }: { incident: IncidentDetail; target: IncidentSummary }) {
  const words = useTexts().incident.merge;
  const now = useNow();
  const earlier = Date.parse(incident.receivedAt) < Date.parse(target.receivedAt);
  const preview = useFactsPreview(target.id, { receivedAt: incident.receivedAt }, earlier);
  const ending = incident.obligations.filter((one) => one.state === 'open' && Date.parse(one.dueAt) >= now).length;
  return (
    <section className="merge-means" data-testid="merge-means">
      <h3>{words.means}</h3>
      <p>{words.keepsNumber(incident.number)}</p>
      {ending > 0 ? <p>{words.waives(ending)}</p> : null}
      <p>{earlier ? words.earlier(momentOf(Date.parse(incident.receivedAt))) : words.later}</p>
      {earlier && preview.data ? <FactsDiff incident={target} preview={preview.data} confirming={false} /> : null}
      <p className="muted">{words.undo}</p>
    </section>
  );
}
