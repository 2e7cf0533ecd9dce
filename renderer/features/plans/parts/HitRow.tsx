// One hit of the search: which plan, which section or card of it, and the words around.
import type { PlanHit } from '#shared/contract/plan-search.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { Marked } from './Marked.tsx';

interface Props {
  hit: PlanHit;
  active: boolean;
  /** The hit before is of another plan: the title is shown. */
  first: boolean;
}

export function HitRow({ hit, active, first }: Props) {
  const { plans, planSearch: words } = useTexts();
  return (
    <article
      className={`hit-row ${hit.state}${active ? ' active' : ''}${first ? ' first' : ''}`}
      data-testid="plan-hit"
      data-plan={hit.planId}
      data-what={hit.what}
    >
      {first ? (
        <header className="hit-plan">
          <b>
            <Marked text={hit.title} marks={hit.titleMarks} />
          </b>
          <span className="muted">{plans.shelf[hit.shelf]}</span>
          <span className="muted">{hit.unitName}</span>
          {hit.state === 'inForce' ? null : <span className={`state state-${hit.state}`}>{words.state[hit.state]}</span>}
          {hit.state === 'old' ? <span className="muted">{hit.versionLabel}</span> : null}
        </header>
      ) : null}
      <p className="hit-text">
        <small className="hit-sort">{words.sort[hit.what]}</small>
        {hit.heading === '' ? null : (
          <b>
            <Marked text={hit.heading} marks={hit.headingMarks} />
          </b>
        )}
        <span className="hit-snippet">
          {hit.cut.start ? '…' : ''}
          <Marked text={hit.snippet} marks={hit.marks} />
          {hit.cut.end ? '…' : ''}
        </span>
        {hit.via.length === 0 ? null : <small className="hit-via">{words.via(hit.via)}</small>}
      </p>
    </article>
  );
}
