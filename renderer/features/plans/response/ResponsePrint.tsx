// The checklist of a response as it comes out of the printer: A4, with results as they stand and room to write.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { ActivationStepOut } from '#shared/contract/activations.ts';
import type { StepState } from '#shared/plans/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { stationNow } from '#renderer/client/connection.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { PrintPage } from '#renderer/components/PrintPage.tsx';
import { SheetDesk } from '#renderer/components/SheetDesk.tsx';
import { asSheet } from '#renderer/components/sheet.ts';
import { useBack, useEscape } from '#renderer/features/incidents/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { clockOf, momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import '../plans.css';
import './sheet.css';

export function ResponsePrintPage() {
  const { id = '', activation: wanted = '' } = useParams();
  const { common, response } = useTexts();
  const words = response.print;
  // One time for the sheet: it is laid out once, not every second.
  const [now] = useState(stationNow);
  const { data, error } = useQuery(orpc.activations.get.queryOptions({ input: { id: wanted } }));
  const settings = useQuery(orpc.settings.get.queryOptions());
  const back = useBack(`/incidents/${id}?tab=response`);
  useEscape(back);
  return (
    <PrintPage className="plans" back={response.panel.back} onBack={back} print={response.moves.print} ready={data !== undefined}>
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {!data && !error ? <Empty>{common.loading}</Empty> : null}
      {data ? (
        <SheetDesk label={words.title(data.levelName)}>
          <article {...asSheet} className="response-sheet" data-testid="response-sheet">
            <h1>{words.title(data.levelName)}</h1>
            <p>
              {common.labelled(words.incident, data.incidentTitle)} <span className="num">{data.incidentNumber}</span>
            </p>
            <p>{common.labelled(words.plan, data.planTitle)}</p>
            <p className="num">
              {common.labelled(words.begun, momentOf(Date.parse(data.at)))} {data.orderedBy}
            </p>
            <table>
              <thead>
                <tr>
                  {Object.entries(words.columns).map(([key, label]) => (
                    <th key={key} scope="col">
                      {label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.checklist.map((step, at) => (
                  <tr key={step.id}>
                    <td className="num">{at + 1}</td>
                    <td>{step.text}</td>
                    <td>
                      {step.who || response.panel.own}
                      {step.phone === '' ? null : <span className="num">{step.phone}</span>}
                    </td>
                    <td className="num">{step.dueAt === null ? '' : clockOf(Date.parse(step.dueAt))}</td>
                    <td>{resultOf(step, response.list.states)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <footer>{words.foot(settings.data?.officeName ?? '', momentOf(now, false))}</footer>
          </article>
        </SheetDesk>
      ) : null}
    </PrintPage>
  );
}

/** What became of a step; a box to tick with the pen for what is still open. */
function resultOf({ state, mark, dropped }: ActivationStepOut, states: Record<StepState, string>): string {
  if (state === 'open') return '□';
  const said = mark ? [clockOf(Date.parse(mark.at)), mark.who || mark.by, mark.note] : [dropped ?? ''];
  return [states[state], ...said].filter((part) => part !== '').join(' ');
}
