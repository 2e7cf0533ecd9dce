// A response level beside the work: its conditions with what is met, its steps, cards and contacts, and the form that starts it.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { FittingPlan } from '#shared/contract/activations.ts';
import type { ActionCard, PlanStep } from '#shared/plans/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { Key } from '#renderer/components/Key.tsx';
import { PhoneLink } from '#renderer/features/directory/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type ContactRow, contactRow } from '../contacts.ts';
import { LevelChip } from '../parts/LevelChip.tsx';
import { StepList } from '../parts/StepList.tsx';
import { planPath } from '../plan-paths.ts';
import { StartForm } from './StartForm.tsx';
import { figureText, openText, reasonsText, whyText } from './words.ts';
import '../plan-parts.css';
import './response.css';

interface Props {
  plans: readonly FittingPlan[];
  /** The plan that is looked at. */
  chosen: string;
  onChoose: (plan: string) => void;
  onClose: () => void;
  /** The incident that it can be started on; null: nothing is saved yet. */
  incident: string | null;
  onStarted?: ((activation: string) => void) | undefined;
}

export function LevelPanel({ plans, chosen, onChoose, onClose, incident, onStarted }: Props) {
  const texts = useTexts();
  const words = texts.response.panel;
  const plan = plans.find((one) => one.plan === chosen);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (chosen === '') return;
    // It is longer than the screen: its beginning says which level and why.
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'start' });
  }, [chosen]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onClose();
  };
  if (!plan) return null;
  return (
    <section
      ref={box}
      className="level-panel"
      aria-label={words.label}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      data-own-escape
      data-testid="level-panel"
    >
      <header>
        <Button onClick={onClose}>
          ← {words.back} <Key name="Esc" />
        </Button>
        <h2>{plan.title}</h2>
        <small className="muted num">{[plan.number, plan.unitName].filter((part) => part !== '').join(' · ')}</small>
        <small className="muted">{reasonsText(plan, texts)}</small>
      </header>
      <PlanLevel key={plan.plan} plan={plan} incident={incident} onStarted={onStarted} />
      {plans.length > 1 ? (
        <footer>
          <h3>{words.others}</h3>
          {plans
            .filter((one) => one.plan !== chosen)
            .map((one) => (
              <Button key={one.plan} onClick={() => onChoose(one.plan)}>
                {one.title} {one.applies.level === null ? null : <LevelChip level={one.applies.level} />}
              </Button>
            ))}
        </footer>
      ) : null}
    </section>
  );
}

function PlanLevel({ plan, incident, onStarted }: Pick<Props, 'incident' | 'onStarted'> & { plan: FittingPlan }) {
  const texts = useTexts();
  const { response } = texts;
  const words = response.panel;
  const navigate = useNavigate();
  const { applies, levels } = plan;
  const [wanted, setWanted] = useState(applies.levelId ?? levels.at(-1)?.id ?? null);
  const level = levels.find(({ id }) => id === wanted);
  const { data, error } = useQuery(
    orpc.plans.get.queryOptions({ input: { id: plan.plan, ...(plan.version === null ? {} : { version: plan.version }) } }),
  );
  const text = data?.text;
  const steps: readonly PlanStep[] = text?.levels.find(({ id }) => id === wanted)?.steps ?? [];
  const cards = (text?.cards ?? []).filter((card) => card.level === null || card.level === level?.level);
  const startedBy = text?.levels.find(({ id }) => id === wanted)?.startedBy ?? '';
  return (
    <>
      {levels.length > 1 ? (
        <div className="level-choice" role="group" aria-label={words.label}>
          {levels.map((one) => (
            <Button
              key={one.id}
              type={one.id === wanted ? 'primary' : 'default'}
              aria-pressed={one.id === wanted}
              onClick={() => setWanted(one.id)}
              data-testid={`choose-${one.level}`}
            >
              {one.name}
              {one.id === applies.levelId ? ` · ${words.applies}` : ''}
            </Button>
          ))}
        </div>
      ) : null}
      <p className={`level-why ${applies.by === 'condition' ? 'fitting-met' : ''}`} data-testid="level-why">
        {level ? <LevelChip level={level.level} name={level.name} /> : null}
        <b>{level === undefined || level.id === applies.levelId ? whyText(applies, texts, levels.length > 0) : ''}</b>
        {startedBy === '' ? null : <span className="muted">{words.startedBy(startedBy)}</span>}
      </p>
      {openText(applies, texts) === '' ? null : <p className="faint">{openText(applies, texts)}</p>}
      {plan.running === null ? (
        <StartForm key={wanted ?? 'whole'} plan={plan} level={level ?? null} incident={incident} onStarted={onStarted} />
      ) : (
        <p className="state state-near">{response.start.running}</p>
      )}
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {level ? (
        <>
          <h3>{words.conditions}</h3>
          {level.conditions.length === 0 ? <p className="muted">{words.noConditions}</p> : null}
          <ul className="judged">
            {level.conditions.map((condition, at) => (
              <li key={at} data-verdict={condition.verdict}>
                <em>{response.verdicts[condition.verdict]}</em>
                <span>
                  {condition.text}
                  {condition.because ? <b> {figureText(condition.because, texts)}</b> : null}
                </span>
              </li>
            ))}
          </ul>
          <h3>{words.steps(steps.length)}</h3>
          {steps.length === 0 && text ? <p className="muted">{words.noSteps}</p> : <StepList steps={steps} />}
        </>
      ) : null}
      {cards.length > 0 ? <Cards cards={cards} /> : null}
      <Contacts rows={(text?.contacts ?? []).slice(0, contactsShown).map((contact) => contactRow(contact, data?.people ?? []))} />
      <div>
        <Button onClick={() => void navigate(planPath(plan.plan, { version: plan.version, level: level?.level ?? null }))}>
          {words.wholePlan}
        </Button>
      </div>
    </>
  );
}

function Cards({ cards }: { cards: readonly ActionCard[] }) {
  const { common, response } = useTexts();
  const words = response.panel;
  return (
    <>
      <h3>{words.cards}</h3>
      {cards.map((card) => (
        <article key={card.id} className="panel-card">
          <h4>
            {card.title} <small className="muted">{card.role}</small>
          </h4>
          <StepList steps={card.steps} />
          {card.note === '' ? null : <p className="muted">{common.labelled(words.note, card.note)}</p>}
        </article>
      ))}
    </>
  );
}

/** Contacts that the panel shows: who is rung first stands first in a plan. */
const contactsShown = 12;

function Contacts({ rows }: { rows: readonly ContactRow[] }) {
  const { plans, response } = useTexts();
  const words = response.panel;
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{words.contacts}</h3>
      <ul className="panel-contacts">
        {rows.map(({ contact, post, unitName, phones: [phone], link, ...row }) => {
          const name = row.name || unitName;
          return (
            <li key={contact.id}>
              <b>{name}</b> <small className="muted">{[unitName, post].filter((part) => part !== '' && part !== name).join(' ')}</small>
              {link === 'left' ? <span className="state state-late">{plans.reader.left}</span> : null}
              {phone === undefined ? null : <PhoneLink number={phone.number} caller={name} />}
            </li>
          );
        })}
      </ul>
    </>
  );
}
