// Beside the form: the grade with its reason, what saving opens, possible duplicates, the position.
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { PointPicker } from '#renderer/map/PointPicker.tsx';
import { FittingPlans } from '#renderer/features/plans/index.ts';
import { titleOf, useRuleLine } from '#renderer/features/obligations/index.ts';
import { BaseMap } from '#renderer/features/resources/index.ts';
import { Age } from '#renderer/texts/Times.tsx';
import { clockOf } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import type { Intake } from '../use-intake.ts';

interface Props {
  intake: Intake;
  dismissed: readonly string[];
  onDismiss: (id: string) => void;
  onMerge: (id: string) => void;
  onPlan: (plan: string) => void;
}

export function IntakeAside({ intake, dismissed, onDismiss, onMerge, onPlan }: Props) {
  const texts = useTexts();
  const { data } = useQuery(orpc.settings.get.queryOptions());
  const { form, change, preview } = intake;
  const words = texts.intake;
  const shown = preview.data;
  return (
    <aside className="intake-aside" aria-label={words.willOpen}>
      {shown ? <ProposedGrade intake={intake} /> : null}
      <Fitting intake={intake} onPlan={onPlan} />
      {shown ? <WillOpen intake={intake} /> : null}
      <Duplicates intake={intake} dismissed={dismissed} onDismiss={onDismiss} onMerge={onMerge} />
      <h3>
        {words.position}
        {form.lng === null ? null : (
          <Button type="link" size="small" onClick={() => change({ lng: null, lat: null })}>
            {words.clearPosition}
          </Button>
        )}
      </h3>
      {data?.centre ? (
        <PointPicker
          centre={data.centre}
          value={form.lng === null || form.lat === null ? null : { lng: form.lng, lat: form.lat }}
          onPick={({ lng, lat }) => change({ lng, lat })}
          label={words.positionHint}
        >
          <BaseMap />
        </PointPicker>
      ) : (
        <p className="muted">{words.centreMissing}</p>
      )}
      <small className="faint num">
        {form.lng === null ? words.positionHint : `${form.lng.toFixed(5)}, ${form.lat?.toFixed(5) ?? ''}`}
      </small>
    </aside>
  );
}

function ProposedGrade({ intake }: { intake: Intake }) {
  const { common, intake: words } = useTexts();
  const shown = intake.preview.data;
  if (!shown) return null;
  const { gradeReason, grade } = shown;
  return (
    <section className={`proposed grade-${grade}`} data-testid="proposed-grade" data-grade={grade}>
      <h3>{words.proposedGrade}</h3>
      <strong>
        {common.gradeShort[grade]} {common.grade[grade]} <small>{intake.form.grade === null ? words.canChange : words.setByYou}</small>
      </strong>
      <p>{gradeReason.text}</p>
      {gradeReason.timedAsReason ? <p className="timed-as">{gradeReason.timedAsReason}</p> : null}
      {gradeReason.source ? <p className="source">{gradeReason.source}</p> : null}
    </section>
  );
}

function WillOpen({ intake }: { intake: Intake }) {
  const { common, intake: words } = useTexts();
  const locale = useLocale((state) => state.locale);
  const ruleLine = useRuleLine();
  const now = useNow();
  // What we owe ourselves comes before what others owe.
  const willOpen = (intake.preview.data?.willOpen ?? []).toSorted((a, b) => Number(b.ours) - Number(a.ours));
  return (
    <section>
      <h3>{words.willOpen}</h3>
      {willOpen.length === 0 ? <p className="muted">{words.willOpenNothing}</p> : null}
      <ol className="will-open" data-testid="will-open">
        {willOpen.map((one) => (
          <li key={one.key} className={one.ours ? '' : 'others'}>
            <b className={`num${Date.parse(one.dueAt) < now ? ' over' : ''}`}>{clockOf(Date.parse(one.dueAt))}</b>
            <span>
              {titleOf(one, locale)}
              <small title={one.rule.note ?? ''}>{ruleLine(one.rule)}</small>
            </span>
            {one.rule.confidence === 'seen' ? null : <em>{common.confidence[one.rule.confidence]}</em>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** So many of them leave room below for the limits that are ours, on a screen of 900 pixels; the panel has them all. */
const plansShown = 2;

/** The plans that fit what was said so far. */
function Fitting({ intake, onPlan }: Pick<Props, 'intake' | 'onPlan'>) {
  const { response } = useTexts();
  const { data } = intake.fitting;
  if (!data || !intake.preview.data) return null;
  return (
    <section>
      <h3>{response.fitting.title}</h3>
      {data.items.length === 0 ? <p className="muted">{response.fitting.none}</p> : null}
      <FittingPlans plans={data.items} show={plansShown} onOpen={onPlan} />
    </section>
  );
}

function Duplicates({ intake, dismissed, onDismiss, onMerge }: Omit<Props, 'onPlan'>) {
  const { intake: words } = useTexts();
  const now = useNow();
  const offers = (intake.preview.data?.possibleDuplicates ?? []).filter((one) => !dismissed.includes(one.id));
  if (offers.length === 0) return null;
  return (
    <section className="duplicates" data-testid="duplicates">
      <h3>{words.duplicates}</h3>
      {offers.slice(0, 2).map((one) => (
        <div key={one.id} className="duplicate">
          <span>
            <b>{one.title}</b>
            <small>
              {one.number} · <Age at={Date.parse(one.receivedAt)} now={now} /> · {words.score(one.score)}
              {one.metres === null ? '' : ` · ${words.metres(one.metres)}`}
            </small>
          </span>
          <span className="duplicate-buttons">
            <Button onClick={() => onMerge(one.id)}>{words.addToIt}</Button>
            <Button onClick={() => onDismiss(one.id)}>{words.notTheSame}</Button>
          </span>
        </div>
      ))}
    </section>
  );
}
