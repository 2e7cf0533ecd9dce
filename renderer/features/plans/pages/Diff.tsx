// Two versions of a plan side by side in one text: what came in, what was taken out; Ctrl and the arrows go from change to change.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { SectionDiff } from '#shared/contract/plans.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Key } from '#renderer/components/Key.tsx';
import { useBack, useEscape } from '#renderer/features/incidents/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { countsOf, type DiffRow, diffRows } from '../diff-model.ts';
import { DiffParts } from '../parts/DiffParts.tsx';
import { diffPath, planPath } from '../plan-paths.ts';
import { useVersionName } from '../version-name.ts';
import '../plans.css';
import '../diff.css';

const kinds = ['changed', 'added', 'removed', 'moved'] as const;

export function DiffPage() {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const { common, plans } = useTexts();
  const words = plans.diff;
  const navigate = useNavigate();
  const nameOf = useVersionName();
  const [after, before] = [params.get('version') ?? '', params.get('with') ?? ''];
  const { data: plan } = useQuery(orpc.plans.get.queryOptions({ input: { id } }));
  const { data, error } = useQuery({
    ...orpc.plans.diff.queryOptions({ input: { id: after, with: before } }),
    placeholderData: keepPreviousData,
  });
  const back = useBack(planPath(id, { version: after, tab: 'versions' }));
  useEscape(back);
  const rows = diffRows(data?.sections ?? []);
  const changes = rows.filter((row) => row.kind === 'change').length;
  const counts = countsOf(data?.sections ?? []);
  const { box, at, go } = useChanges(changes);
  const options = (plan?.versions ?? []).map((version) => ({ value: version.id, label: nameOf(version) }));
  return (
    <div className="page plans diff-page" data-testid="diff-page">
      <header className="page-head">
        <Button onClick={back}>← {plan?.title ?? words.title}</Button>
        <Select
          aria-label={words.before}
          value={before}
          options={options}
          onChange={(value) => void navigate(diffPath(id, after, value), { replace: true })}
          popupMatchSelectWidth={false}
        />
        <span aria-hidden="true">→</span>
        <Select
          aria-label={words.after}
          value={after}
          options={options}
          onChange={(value) => void navigate(diffPath(id, value, before), { replace: true })}
          popupMatchSelectWidth={false}
        />
        <span className="muted num" role="status" data-testid="diff-counts">
          {data
            ? kinds
                .filter((kind) => counts[kind] > 0)
                .map((kind) => words.count[kind](counts[kind]))
                .join(' · ') || words.same
            : ''}
        </span>
        <span className="end">
          <span className="muted num">{changes === 0 ? '' : words.at(at + 1, changes)}</span>
          <Button disabled={changes === 0} onClick={() => go(-1)}>
            {words.previous} <Key name="Ctrl ↑" />
          </Button>
          <Button type="primary" disabled={changes === 0} onClick={() => go(1)} data-testid="next-change">
            {words.next} <Key name="Ctrl ↓" />
          </Button>
        </span>
      </header>
      {data?.after.changes ? (
        <p className="diff-why">
          <b>{plans.form.changes}</b> {data.after.changes}
        </p>
      ) : null}
      <section className="panel diff-panel">
        {error ? <Refused refusal={refusalOf(error)} /> : null}
        {!data && !error ? <Empty>{common.loading}</Empty> : null}
        {data && changes === 0 ? <Empty>{words.same}</Empty> : null}
        <div ref={box} className="diff-box" tabIndex={0} role="region" aria-label={words.title} data-testid="diff">
          {rows.map((row) =>
            row.kind === 'folded' ? (
              <Folded key={row.key} row={row} />
            ) : (
              <Change key={row.nth} section={row.section} nth={row.nth} here={row.nth === at} />
            ),
          )}
        </div>
      </section>
    </div>
  );
}

/** Walks through the changes; Ctrl ↓ and Ctrl ↑ wherever the keyboard is. */
function useChanges(count: number) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(-1);
  const go = (step: 1 | -1): void => {
    if (count === 0) return;
    const next = at < 0 && step < 0 ? count - 1 : (at + step + count) % count;
    setAt(next);
    const element = box.current?.querySelector<HTMLElement>(`[data-change="${next}"]`);
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  };
  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const step = event.ctrlKey && !event.isComposing ? { ArrowDown: 1 as const, ArrowUp: -1 as const }[event.key] : undefined;
      if (step === undefined) return;
      event.preventDefault();
      latest.current(step);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return { box, at, go };
}

function Folded({ row }: { row: Extract<DiffRow, { kind: 'folded' }> }) {
  const { plans } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <div className="diff-folded">
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? '▾' : '▸'} {plans.diff.folded(row.sections.length)}
        {open ? null : (
          <span className="muted">
            {row.sections
              .map(({ after }) => after)
              .filter(Boolean)
              .slice(0, 6)
              .join('　')}
          </span>
        )}
      </button>
      {open
        ? row.sections.map((section, index) => (
            <article key={index} className="diff-same">
              <h2>{section.after}</h2>
              <DiffParts parts={section.parts} whole />
            </article>
          ))
        : null}
    </div>
  );
}

function Change({ section, nth, here }: { section: SectionDiff; nth: number; here: boolean }) {
  const { plans } = useTexts();
  const words = plans.diff;
  return (
    <article
      className={`diff-change ${section.kind}${here ? ' here' : ''}`}
      data-change={nth}
      tabIndex={-1}
      data-testid="change"
      aria-label={`${words.kind[section.kind]} ${section.after || section.before}`}
    >
      <h2>
        <span className={`diff-kind ${section.kind}`}>{words.kind[section.kind]}</span>
        <DiffParts parts={section.heading} whole />
      </h2>
      <DiffParts parts={section.parts} />
    </article>
  );
}
