// What each roster's unit owes for gaps, check-ins, handovers, spot checks and reports, and its points.
import type { FiguresOut } from '#shared/contract/duty-figures.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { Timed } from './Timed.tsx';

export function UnitsTable({ units }: { units: FiguresOut['units'] }) {
  const { figures: words } = useTexts();
  const locale = useLocale((state) => state.locale);
  return (
    <table className="figures-table" data-testid="figures-units">
      <thead>
        <tr>
          <th scope="col">{words.roster}</th>
          <th scope="col">{words.shifts}</th>
          <th scope="col">{words.gaps}</th>
          <th scope="col">{words.substitutions}</th>
          <th scope="col">{words.swaps}</th>
          <th scope="col">{words.checkIns}</th>
          <th scope="col">{words.handovers}</th>
          <th scope="col">{words.spotChecks}</th>
          <th scope="col">{words.reports}</th>
          <th scope="col">{words.points}</th>
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit.roster}>
            <th scope="row">{unit.name}</th>
            <td className="num">{unit.shifts}</td>
            <td className="num">
              <span className={unit.gaps > 0 ? 'bad' : 'muted'}>{unit.gaps}</span>
              {unit.gapsAllowed > 0 ? <small> {words.gapsAllowed(unit.gapsAllowed)}</small> : null}
            </td>
            <td className="num">{unit.substitutions}</td>
            <td className="num">{unit.swaps}</td>
            <td className="num">
              <Timed timed={unit.checkIns} />
            </td>
            <td className="num">
              <Timed timed={unit.handovers} />
            </td>
            <td className="num">
              {unit.spotChecks.made === 0 ? (
                <span className="faint">—</span>
              ) : (
                <>
                  {`${unit.spotChecks.answered} / ${unit.spotChecks.made}`}
                  <small>
                    {unit.spotChecks.failed > 0 ? ` ${words.failed(unit.spotChecks.failed)}` : ''}
                    {unit.spotChecks.averageSeconds === null ? '' : ` ${words.seconds(unit.spotChecks.averageSeconds)}`}
                  </small>
                </>
              )}
            </td>
            <td className="num">
              <Timed timed={unit.reports} />
            </td>
            <td
              className="num strong"
              title={unit.score.lines
                .filter((line) => line.count > 0)
                .map((line) => `${locale === 'en' ? line.nameEn : line.name} × ${line.count}: ${line.points}`)
                .join('\n')}
            >
              {unit.score.total}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
