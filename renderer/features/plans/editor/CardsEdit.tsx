// Action cards: whose, for which level, who does what in which minute.
import { Button, Input, Select } from 'antd';
import { type Grade, grades } from '#shared/incidents/types.ts';
import { maxParts } from '#shared/plans/limits.ts';
import type { ActionCard } from '#shared/plans/types.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { newKey } from './keys.ts';
import { Steps } from './Steps.tsx';

interface Props {
  cards: readonly ActionCard[];
  onChange: (cards: ActionCard[]) => void;
  onGo?: ((part: { section: string | null }) => void) | undefined;
}

export function CardsEdit({ cards, onChange, onGo }: Props) {
  const { planImport, plans } = useTexts();
  const words = planImport.editor;
  const set = (id: string, patch: Partial<ActionCard>): void =>
    onChange(cards.map((card) => (card.id === id ? { ...card, ...patch } : card)));
  const levels = [
    { value: '' as Grade | '', label: words.anyLevel },
    ...grades.map((grade) => ({ value: grade, label: plans.level[grade] })),
  ];
  return (
    <div className="part-list">
      {cards.map((card) => (
        <section key={card.id} className="part-card" aria-label={card.title}>
          <div className="row">
            <label className="grow">
              <span>{words.cardTitle}</span>
              <Input value={card.title} maxLength={200} onChange={(event) => set(card.id, { title: event.target.value })} />
            </label>
            <label className="grow">
              <span>{words.role}</span>
              <Input value={card.role} maxLength={200} onChange={(event) => set(card.id, { role: event.target.value })} />
            </label>
            <Select<Grade | ''>
              aria-label={words.level}
              value={card.level ?? ''}
              options={levels}
              onChange={(level) => set(card.id, { level: level === '' ? null : level })}
            />
            <Button
              size="small"
              danger
              aria-label={words.removeNamed(card.title)}
              onClick={() => onChange(cards.filter(({ id }) => id !== card.id))}
            >
              {words.remove}
            </Button>
          </div>
          <Steps steps={card.steps} onChange={(steps) => set(card.id, { steps })} onGo={onGo} />
          <label className="stack">
            <span>{words.cardNote}</span>
            <Input.TextArea
              value={card.note}
              maxLength={4_000}
              autoSize={{ minRows: 1, maxRows: 6 }}
              onChange={(event) => set(card.id, { note: event.target.value })}
            />
          </label>
        </section>
      ))}
      <Button
        type="dashed"
        disabled={cards.length >= maxParts}
        onClick={() => onChange([...cards, { id: newKey(), title: words.newCard, role: '', level: null, steps: [], note: '' }])}
      >
        ＋ {words.add(words.card)}
      </Button>
    </div>
  );
}
