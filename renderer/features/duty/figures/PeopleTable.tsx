// Hours and duties of each person, as they are needed for rest and allowances.
import type { FiguresOut } from '#shared/contract/duty-figures.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { Timed } from './Timed.tsx';

const dayKinds = ['workday', 'weekend', 'holiday'] as const;
/** Hours to one decimal, without a zero behind the point. */
const hoursText = (hours: number): string => String(Math.round(hours * 10) / 10);

export function PeopleTable({ people }: { people: FiguresOut['people'] }) {
  const { figures: words } = useTexts();
  const withYuan = people.some((line) => line.yuan !== null);
  const withRest = people.some((line) => line.restDays !== null);
  return (
    <table className="figures-table" data-testid="figures-people">
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {words.person}
          </th>
          <th scope="col" rowSpan={2}>
            {words.unit}
          </th>
          <th scope="colgroup" colSpan={4}>
            {words.duties}
          </th>
          <th scope="colgroup" colSpan={6}>
            {words.hours}
          </th>
          <th scope="col" rowSpan={2}>
            {words.byPost}
          </th>
          <th scope="col" rowSpan={2} title={words.changesTitle}>
            {words.changes}
          </th>
          <th scope="col" rowSpan={2}>
            {words.checkIns}
          </th>
          {withYuan ? (
            <th scope="col" rowSpan={2}>
              {words.yuan}
            </th>
          ) : null}
          {withRest ? (
            <th scope="col" rowSpan={2}>
              {words.restDays}
            </th>
          ) : null}
          <th scope="col" rowSpan={2}>
            {words.points}
          </th>
        </tr>
        <tr>
          {dayKinds.map((kind, index) => (
            <th key={`d-${kind}`} scope="col" className={index === 0 ? 'group' : ''}>
              {words.dayKinds[kind]}
            </th>
          ))}
          <th scope="col">{words.nights}</th>
          <th scope="col" className="group">
            {words.total}
          </th>
          {dayKinds.map((kind) => (
            <th key={`h-${kind}`} scope="col">
              {words.dayKinds[kind]}
            </th>
          ))}
          <th scope="col">{words.statutory}</th>
          <th scope="col">{words.nightHours}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((line) => (
          <tr key={line.person.id}>
            <th scope="row">{line.person.name}</th>
            <td>{line.unitName}</td>
            {dayKinds.map((kind, index) => (
              <td key={`d-${kind}`} className={index === 0 ? 'num group' : 'num'}>
                {line.duties[kind]}
              </td>
            ))}
            <td className="num">{line.nights}</td>
            <td className="num strong group">{hoursText(line.hours.total)}</td>
            {dayKinds.map((kind) => (
              <td key={`h-${kind}`} className="num">
                {hoursText(line.hours[kind])}
              </td>
            ))}
            <td className="num">{hoursText(line.hours.statutory)}</td>
            <td className="num">{hoursText(line.hours.night)}</td>
            <td className="group">{line.byPost.map((one) => `${words.posts[one.post]} ${one.duties}`).join('、')}</td>
            <td className="num">{`${line.stoodIn} / ${line.replaced} / ${line.swaps}`}</td>
            <td className="num">
              <Timed timed={line.checkIns} />
            </td>
            {withYuan ? <td className="num">{line.yuan ?? ''}</td> : null}
            {withRest ? <td className="num">{line.restDays ?? ''}</td> : null}
            <td className="num strong">{line.score.total}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
