// The sums of each circle: how many of each kind, and their numbers.
import type { RingOut } from '#shared/contract/nearby.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { figureWords } from './words.ts';

export function Totals({ rings }: { rings: readonly RingOut[] }) {
  const texts = useTexts();
  const { near: words, resources } = texts;
  return (
    <details className="near-totals" data-testid="near-totals">
      <summary>
        {words.totals}{' '}
        <span className="muted num">{rings.map(({ metres, count }) => `${words.withinRing(metres)} ${count}`).join(' · ')}</span>
      </summary>
      {rings
        .filter(({ count }) => count > 0)
        .map(({ metres, kinds }) => (
          <section key={metres}>
            <h4 className="num">{words.withinRing(metres)}</h4>
            <ul>
              {kinds.map(({ kind, count, closed, figures }) => (
                <li key={kind}>
                  <b>
                    {resources.kinds[kind]} <span className="num">{count}</span>
                  </b>
                  {figures.map(({ key, sum, known }) => (
                    <span key={key} className="num">
                      {figureWords(texts, kind, key, sum)}
                      {known < count - closed ? <small className="muted">{words.partly(known, count - closed)}</small> : null}
                    </span>
                  ))}
                </li>
              ))}
            </ul>
          </section>
        ))}
    </details>
  );
}
