// An action card as it will come out of the printer: one page of A4.
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { refusalOf } from '#renderer/client/errors.ts';
import { stationNow } from '#renderer/client/connection.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { PrintPage } from '#renderer/components/PrintPage.tsx';
import { SheetDesk } from '#renderer/components/SheetDesk.tsx';
import { useBack, useEscape } from '#renderer/features/incidents/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { FittedSheet } from '../parts/FittedSheet.tsx';
import { StepTable } from '../parts/StepTable.tsx';
import { cardPath } from '../plan-paths.ts';
import { usePlan } from '../use-plan.ts';
import '../plans.css';

export function CardPrintPage() {
  const { id = '', card: wanted = '' } = useParams();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const version = params.get('version');
  const { common, plans } = useTexts();
  const words = plans.cards;
  // One time for the sheet: it is laid out once, not every second.
  const [now] = useState(stationNow);
  const { data: plan, error } = usePlan(id, version);
  const back = useBack(cardPath(id, wanted, version));
  useEscape(back);
  const card = plan?.text?.cards.find((one) => one.id === wanted);
  const edition = plan?.versions.find((one) => one.id === plan.shown);
  return (
    <PrintPage
      className="plans"
      back={words.back}
      onBack={() => void navigate(cardPath(id, wanted, version))}
      print={words.print}
      ready={card !== undefined}
    >
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {!plan && !error ? <Empty>{common.loading}</Empty> : null}
      {plan && !card ? <Empty>{words.gone}</Empty> : null}
      {plan && card ? (
        <SheetDesk label={card.title}>
          <FittedSheet testId="card-sheet">
            <h1>{card.title}</h1>
            <p className="card-sub">
              {card.role === '' ? null : <b>{card.role}</b>}
              {card.level === null ? null : <span>{plans.level[card.level]}</span>}
            </p>
            <StepTable steps={card.steps} />
            {card.note === '' ? null : (
              <p className="card-note">
                <b>{words.note}</b> {card.note}
              </p>
            )}
            <footer>{words.from(plan.title, edition?.number ?? '', momentOf(now, false))}</footer>
          </FittedSheet>
        </SheetDesk>
      ) : null}
    </PrintPage>
  );
}
