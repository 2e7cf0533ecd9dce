// The handover sheet as an official form: one table, sections in the order in which they are read out, signatures at the end.
import { useQuery } from '@tanstack/react-query';
import type { LeaveKind } from '#shared/rosters/types.ts';
import { Fragment, type ReactNode } from 'react';
import { orpc } from '#renderer/client/query.ts';
import { asSheet } from '#renderer/components/sheet.ts';
import { momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Handover } from '../handover-model.ts';

const when = (at: number): string => momentOf(at, false).slice(5);

export function SheetPaper({ handover }: { handover: Handover }) {
  const { onDuty } = useTexts();
  const words = onDuty.handover;
  const { data: settings } = useQuery(orpc.settings.get.queryOptions());
  const { sheet } = handover;
  const { typed, shift } = sheet;
  const seats = (list: typeof sheet.onDuty): string => list.map((seat) => `${seat.post} ${seat.person ?? onDuty.now.vacant}`).join('，');
  const rows: [string, ReactNode[]][] = [
    [words.duty, [seats(sheet.onDuty)]],
    [words.next, [seats(sheet.next) || words.noneCell]],
    [
      words.incidents,
      sheet.incidents.map(
        (one) =>
          `${one.number} ${one.title}（${one.grade} 级，${one.handling ? words.handling : words.handled}；${one.lastReport ? words.lastReport(one.lastReport.title, when(one.lastReport.at)) : words.noReport}）`,
      ),
    ],
    [
      words.limits,
      sheet.limits.map(
        (one) =>
          `${one.title}${one.incident ? `（${one.incident}）` : ''}，${one.over ? words.limitOver(when(one.dueAt)) : words.limitDue(when(one.dueAt))}，${words.takenBy(sheet.relief.name)}`,
      ),
    ],
    [
      words.instructions,
      [
        ...sheet.instructions.map((one) => `${one.from}（${when(one.at)}）：${one.text}${one.done ? `（${words.done2}）` : ''}`),
        ...typed.said,
      ],
    ],
    [words.warningsRow, typed.warnings],
    [words.calls, sheet.calls.map((call) => `${when(call.at)} ${call.caller}：${call.text}`)],
    [
      words.alarms,
      sheet.alarms.map(
        (one) =>
          `${one.title}${one.incident ? `（${one.incident}）` : ''}，${one.acknowledgedBy === null ? words.notAcknowledged : words.acknowledgedBy(one.acknowledgedBy)}`,
      ),
    ],
    [
      words.gaps,
      sheet.gaps.map(
        (gap) => `${gap.day.slice(5)} ${gap.shift} ${gap.post}${gap.allowedBy ? `（${onDuty.now.allowed(gap.allowedBy)}）` : ''}`,
      ),
    ],
    [
      words.leave,
      [
        ...sheet.leave.map(
          (one) => `${one.person} ${words.leaveKinds[one.kind as LeaveKind] ?? one.kind} ${one.from.slice(5)} – ${one.to.slice(5)}`,
        ),
        ...typed.absences,
      ],
    ],
    [
      words.equipment,
      typed.equipment.length === 0
        ? []
        : [typed.equipment.map((item) => `${item.name} ${words.states[item.state]}${item.note ? `（${item.note}）` : ''}`).join('；')],
    ],
    [
      words.soundTest,
      [
        sheet.soundTest === null
          ? words.noSound
          : sheet.soundTest.heardBy === null
            ? words.soundUnheard(when(sheet.soundTest.at))
            : words.soundHeard(when(sheet.soundTest.at), sheet.soundTest.heardBy),
      ],
    ],
    [words.notes, typed.notes === '' ? [] : typed.notes.split('\n')],
  ];
  return (
    <article {...asSheet} className="duty-paper" data-testid="sheet-paper">
      <h1>{words.sheetTitle(settings?.officeName ?? '')}</h1>
      <p className="duty-paper-sub num">
        {words.of(shift.day, shift.name)}（{momentOf(shift.from, false)} – {momentOf(shift.to, false)}）
      </p>
      <table>
        <tbody>
          {rows.map(([name, lines]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {lines.length === 0 ? words.noneCell : null}
                {lines.map((line, index) => (
                  // Lines have no identity but their place.
                  <p key={index}>{lines.length > 1 ? [`${index + 1}. `, line] : line}</p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="duty-paper-signs">
        {(['outgoing', 'relief', 'countersigned'] as const).map((who) => {
          const signer = sheet[who];
          return signer ? (
            <Fragment key={who}>
              <dt>{words.signatures[who]}</dt>
              <dd>
                <b>{signer.name}</b>
                <small className="num">{words.signedAt(momentOf(sheet.at, false))}</small>
              </dd>
            </Fragment>
          ) : null;
        })}
      </dl>
    </article>
  );
}
