// The slip as it prints: A4, one table by depot, four signatures.
import { useQuery } from '@tanstack/react-query';
import type { SlipOut } from '#shared/contract/stock-shape.ts';
import { orpc } from '#renderer/client/query.ts';
import { SheetDesk } from '#renderer/components/SheetDesk.tsx';
import { asSheet } from '#renderer/components/sheet.ts';
import { momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import '../paper.css';

export function SlipPaper({ slip }: { slip: SlipOut }) {
  const { stock } = useTexts();
  const { slips: words, columns } = stock;
  const { data: settings } = useQuery(orpc.settings.get.queryOptions());
  const facts = [
    [words.to, [slip.receiverUnitName, slip.receiver].filter((part) => part !== '').join(' '), words.phone, slip.phone],
    [words.incident, slip.incidentTitle || words.noIncident, words.orderedBy, slip.orderedBy],
    [words.carrier, slip.carrier, words.vehicle, slip.vehicle],
    [words.purpose, slip.purpose, words.issuedAt, slip.issuedAt === null ? '' : momentOf(Date.parse(slip.issuedAt), false)],
  ] as const;
  return (
    <SheetDesk filled label={words.paper}>
      <article {...asSheet} className="stock-paper" data-testid="slip-paper">
        <h1>{words.paper}</h1>
        <p className="stock-paper-sub num">
          <span>{settings?.officeName ?? ''}</span>
          <span>
            {words.number} {slip.number}
            {slip.state === 'cancelled' ? `（${words.states.cancelled}）` : ''}
          </span>
          <span>{momentOf(Date.parse(slip.at), false)}</span>
        </p>
        <table className="stock-paper-facts">
          <tbody>
            {facts.map(([first, value, second, other]) => (
              <tr key={first}>
                <th scope="row">{first}</th>
                <td>{value}</td>
                <th scope="row">{second}</th>
                <td>{other}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <table>
          <thead>
            <tr>
              {[words.from, words.shelf, columns.name, columns.spec, columns.batch, columns.expiresOn, columns.quantity, columns.unit].map(
                (head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {slip.lines.map((line) => (
              <tr key={`${line.line}/${line.batch ?? ''}`}>
                <td>{line.facilityName}</td>
                <td>{line.shelf}</td>
                <td>
                  {line.name}
                  {line.beyond ? `（${words.beyond}）` : ''}
                </td>
                <td>{line.spec}</td>
                <td>{line.batchNumber}</td>
                <td>{line.expiresOn ?? ''}</td>
                <td className="amount num">{line.quantity}</td>
                <td>{line.unit}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <dl className="stock-paper-signs">
          {(['approve', 'store', 'carry', 'receive'] as const).map((who) => (
            <div key={who} className="sign">
              <dt>{words.signs[who]}</dt>
              <dd />
            </div>
          ))}
        </dl>
        <p className="stock-paper-note">{words.note}</p>
      </article>
    </SheetDesk>
  );
}
