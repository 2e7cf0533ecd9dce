// What people write on a handover sheet: what leaders said, warnings, who is away, the equipment, what else is to be told.
import { useMutation } from '@tanstack/react-query';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { equipmentStates, type EquipmentItem } from '#shared/duty/types.ts';
import { maxEquipment, maxTypedLines } from '#shared/kernel/limits.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { TextAreaField } from '#renderer/components/TextField.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { itemsOf, tooMuch, type Typing } from '../handover-model.ts';

interface Props {
  typing: Typing;
  items: readonly EquipmentItem[];
  onChange: (patch: Partial<Typing>) => void;
}

export function TypedFields({ typing, items, onChange }: Props) {
  const { onDuty } = useTexts();
  const words = onDuty.handover;
  const lines = (name: 'said' | 'warnings' | 'absences') => (
    <TextAreaField
      id={`handover-${name}`}
      label={words[name]}
      value={typing[name]}
      autoSize={{ minRows: 1, maxRows: 8 }}
      error={tooMuch(typing[name]) ? words.tooMany(maxTypedLines) : undefined}
      onChange={(text) => onChange({ [name]: text })}
    />
  );
  return (
    <section className="sheet-section sheet-typed">
      {lines('said')}
      {lines('warnings')}
      {lines('absences')}
      <Equipment typing={typing} items={items} onChange={onChange} />
      <TextAreaField
        id="handover-notes"
        label={words.notes}
        value={typing.notes}
        maxLength={4000}
        autoSize={{ minRows: 2, maxRows: 12 }}
        onChange={(notes) => onChange({ notes })}
      />
    </section>
  );
}

function Equipment({ typing, items, onChange }: Props) {
  const { onDuty } = useTexts();
  const words = onDuty.handover;
  const mayEdit = useMay('rosters.edit');
  const [editing, setEditing] = useState(false);
  const all = (): void => onChange({ states: Object.fromEntries(items.map((item) => [item.id, typing.states[item.id] ?? 'good'])) });
  return (
    <div className="equipment" data-testid="equipment">
      <h3>
        {words.equipment}
        <Button size="small" onClick={all}>
          {words.allGood}
        </Button>
        {mayEdit ? (
          <Button size="small" type="text" aria-expanded={editing} onClick={() => setEditing(!editing)}>
            {words.editItems}
          </Button>
        ) : null}
      </h3>
      {editing ? <ItemsForm items={items} onDone={() => setEditing(false)} /> : null}
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <span>{item.name}</span>
            <Segmented
              aria-label={item.name}
              size="small"
              value={typing.states[item.id] ?? 'unchecked'}
              options={equipmentStates.map((state) => ({ value: state, label: words.states[state] }))}
              onChange={(state) => onChange({ states: { ...typing.states, [item.id]: state } })}
            />
            <Input
              aria-label={words.itemNote(item.name)}
              size="small"
              maxLength={200}
              value={typing.remarks[item.id] ?? ''}
              onChange={(event) => onChange({ remarks: { ...typing.remarks, [item.id]: event.target.value } })}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ItemsForm({ items, onDone }: { items: readonly EquipmentItem[]; onDone: () => void }) {
  const { onDuty } = useTexts();
  const words = onDuty.handover;
  const [text, setText] = useState(items.map((item) => item.name).join('\n'));
  const save = useMutation({ ...orpc.duty.saveEquipment.mutationOptions(), onSuccess: onDone });
  const next = itemsOf(text, items);
  const wrong = next.length > maxEquipment || next.some((item) => item.name.length > 200) ? words.tooMany(maxEquipment) : undefined;
  return (
    <div className="items-form">
      <TextAreaField
        id="equipment-items"
        label={words.editItems}
        hint={words.itemsHint}
        value={text}
        error={wrong}
        autoSize
        onChange={setText}
      />
      <Button type="primary" disabled={wrong !== undefined} loading={save.isPending} onClick={() => save.mutate({ items: next })}>
        {words.saveItems}
      </Button>
      {save.isError ? <Refused refusal={refusalOf(save.error)} /> : null}
    </div>
  );
}
