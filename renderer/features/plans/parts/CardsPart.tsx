// Action cards of a plan: shown full screen, printed, made from a level with one press, or by hand.
import { Button, Dropdown } from 'antd';
import { useNavigate } from 'react-router';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { levelsInOrder } from '#shared/plans/current.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { cardOfLevel } from '../card-model.ts';
import { cardPath, cardPrintPath } from '../plan-paths.ts';
import { useWriteText } from '../use-write-text.ts';
import { LevelChip } from './LevelChip.tsx';

export function CardsPart({ plan }: { plan: PlanDetail }) {
  const { plans } = useTexts();
  const words = plans.cards;
  const navigate = useNavigate();
  const mayEdit = useMay('plans.edit');
  const write = useWriteText(plan);
  const text = plan.text;
  const cards = text?.cards ?? [];
  const levels = levelsInOrder(text?.levels ?? []).filter((level) => level.steps.length > 0);
  const make = (id: string): void => {
    const level = levels.find((one) => one.id === id);
    if (!level) return;
    const card = cardOfLevel(level, words.titleOfLevel(plan.title, level.name), crypto.randomUUID());
    write.mutate(
      { change: (now) => ({ ...now, cards: [...now.cards, card] }), reason: words.madeReason(card.title) },
      { onSuccess: () => void navigate(cardPath(plan.id, card.id, plan.shown)) },
    );
  };
  return (
    <>
      {mayEdit && plan.shown !== null ? (
        <div className="row-buttons">
          {levels.length > 0 ? (
            <Dropdown
              trigger={['click']}
              menu={{
                items: levels.map((level) => ({ key: level.id, label: `${plans.level[level.level]} ${level.name}` })),
                onClick: ({ key }) => make(key),
              }}
            >
              <Button loading={write.isPending}>{words.fromLevel} ▾</Button>
            </Dropdown>
          ) : null}
          <Button onClick={() => void navigate(cardPath(plan.id, 'new', plan.shown))}>{words.create}</Button>
        </div>
      ) : null}
      {write.isError ? <Refused refusal={refusalOf(write.error)} /> : null}
      {cards.length === 0 ? <Empty>{words.none}</Empty> : null}
      <ul className="card-list" data-testid="cards">
        {cards.map((card) => (
          <li key={card.id}>
            <a href={`#${cardPath(plan.id, card.id, plan.shown)}`} className="card-link" data-testid="card-link">
              <b>{card.title}</b>
              <span className="muted">{[card.role, words.steps(card.steps.length)].filter(Boolean).join(' · ')}</span>
              {card.level === null ? null : <LevelChip level={card.level} />}
            </a>
            <Button
              size="small"
              onClick={() => void navigate(cardPrintPath(plan.id, card.id, plan.shown))}
              aria-label={words.printWhat(card.title)}
            >
              {words.print}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
