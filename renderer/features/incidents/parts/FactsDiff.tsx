// What a change does to the grade and the limits: nothing of it is to be overlooked.
import { Button } from 'antd';
import { useState } from 'react';
import { isHigher } from '#shared/incidents/types.ts';
import { useNow } from '#renderer/client/now.ts';
import { titleOf, useRuleLine } from '#renderer/features/obligations/index.ts';
import { clockOf, dueText } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { gradeText } from '../fact-words.ts';
import type { IncidentDetail } from '../facts-form.ts';
import { type FactsPreview, hasConsequences } from '../use-facts-edit.ts';

interface Props {
  incident: Pick<IncidentDetail, 'grade'>;
  preview: FactsPreview;
  confirming: boolean;
}

export function FactsDiff({ incident, preview, confirming }: Props) {
  const words = useTexts().incident.diff;
  const consequences = hasConsequences(preview, incident);
  return (
    <section
      className={`diff${confirming ? ' diff-confirming' : ''}`}
      aria-label={words.title}
      data-testid="facts-diff"
      data-consequences={consequences}
    >
      <h3>{words.title}</h3>
      <div aria-live="polite" className="diff-body">
        <GradeChange incident={incident} preview={preview} />
        {consequences ? null : <p className="muted">{words.nothing}</p>}
        <Opens preview={preview} />
        <Waives preview={preview} />
        <Keeps preview={preview} />
      </div>
      {confirming ? (
        <p className="diff-confirm" role="alert">
          {words.mustConfirm}
        </p>
      ) : null}
    </section>
  );
}

function GradeChange({ incident, preview }: Omit<Props, 'confirming'>) {
  const texts = useTexts();
  const words = texts.incident.diff;
  const { grade, gradeReason } = preview;
  if (grade === incident.grade) {
    return gradeReason.timedAs === grade ? null : (
      <p className="muted">
        {texts.incident.facts.timedAs(gradeText(gradeReason.timedAs, texts))} {gradeReason.timedAsReason}
      </p>
    );
  }
  const raised = isHigher(grade, incident.grade);
  const [to, from] = [gradeText(grade, texts), gradeText(incident.grade, texts)];
  return (
    <div
      className={`grade-change grade-${grade}${raised ? ' grade-raised' : ''}`}
      role={raised ? 'alert' : undefined}
      data-testid="grade-change"
    >
      <strong>
        {raised ? '▲' : '▽'} {raised ? words.raised(to, from) : words.lowered(to, from)}
      </strong>
      <p>{gradeReason.text}</p>
      {gradeReason.timedAsReason ? <p>{gradeReason.timedAsReason}</p> : null}
      {gradeReason.source ? <small className="muted">{gradeReason.source}</small> : null}
    </div>
  );
}

function Opens({ preview }: { preview: FactsPreview }) {
  const texts = useTexts();
  const words = texts.incident.diff;
  const locale = useLocale((state) => state.locale);
  const ruleLine = useRuleLine();
  const now = useNow();
  if (preview.opens.length === 0) return null;
  return (
    <>
      <h4 className="diff-opens">＋ {words.opens(preview.opens.length)}</h4>
      <ol>
        {preview.opens
          .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
          .map((one) => (
            <li key={one.key} className={one.ours ? '' : 'others'}>
              <b className={`num${Date.parse(one.dueAt) < now ? ' over' : ''}`} title={dueText(Date.parse(one.dueAt), now, texts)}>
                {dueText(Date.parse(one.dueAt), now, texts)}
              </b>
              <span>
                {titleOf(one, locale)}
                <small title={one.rule.note ?? ''}>{ruleLine(one.rule)}</small>
              </span>
            </li>
          ))}
      </ol>
    </>
  );
}

function Waives({ preview }: { preview: FactsPreview }) {
  const words = useTexts().incident.diff;
  const locale = useLocale((state) => state.locale);
  if (preview.waives.length === 0) return null;
  return (
    <>
      <h4 className="diff-waives">－ {words.waives(preview.waives.length)}</h4>
      <ol>
        {preview.waives.map(({ obligation, reason }) => (
          <li key={obligation.id}>
            <b className="num struck">{clockOf(Date.parse(obligation.dueAt))}</b>
            <span>
              <s>{titleOf(obligation, locale)}</s>
              <small>{reason}</small>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Keeps({ preview }: { preview: FactsPreview }) {
  const words = useTexts().incident.diff;
  const locale = useLocale((state) => state.locale);
  const [open, setOpen] = useState(false);
  if (preview.keeps.length === 0) return null;
  return (
    <>
      <Button type="link" size="small" className="diff-keeps" aria-expanded={open} onClick={() => setOpen(!open)}>
        ＝ {words.keeps(preview.keeps.length)} {open ? '▴' : '▾'}
      </Button>
      {open ? (
        <ol>
          {preview.keeps.map((one) => (
            <li key={one.id}>
              <span className="num muted">{clockOf(Date.parse(one.dueAt))}</span>
              <span>{titleOf(one, locale)}</span>
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}
