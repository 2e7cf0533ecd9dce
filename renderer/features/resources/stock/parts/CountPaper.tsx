// The blank sheet to count with: what should lie where, and room for what does. The book is left out, so that nobody copies it.
import { useNow } from '#renderer/client/now.ts';
import { SheetDesk } from '#renderer/components/SheetDesk.tsx';
import { asSheet } from '#renderer/components/sheet.ts';
import { momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Goods } from '../goods.ts';
import '../paper.css';

export function CountPaper({ place, goods }: { place: string; goods: readonly Goods[] }) {
  const { columns, form } = useTexts().stock;
  const now = useNow();
  return (
    <SheetDesk filled label={form.blank}>
      <article {...asSheet} className="stock-paper" data-testid="count-paper">
        <h1>{form.sheetTitle(place)}</h1>
        <p className="stock-paper-sub num">{momentOf(now, false)}</p>
        <table>
          <thead>
            <tr>
              {[columns.shelf, columns.name, columns.spec, columns.batch, columns.expiresOn, columns.unit, columns.counting].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {goods.map((one) => (
              <tr key={one.key}>
                <td>{one.shelf}</td>
                <td>{one.name}</td>
                <td>{one.spec}</td>
                <td>{one.batchNumber}</td>
                <td>{one.expiresOn ?? ''}</td>
                <td>{one.unit}</td>
                <td className="room" />
              </tr>
            ))}
          </tbody>
        </table>
        <dl className="stock-paper-signs">
          <dt>{form.counter}</dt>
          <dd />
          <dt>{form.checker}</dt>
          <dd />
        </dl>
      </article>
    </SheetDesk>
  );
}
