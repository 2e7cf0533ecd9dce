// Tables in the making, and what was published: frozen versions with who, when, and what differs since.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { DutyTabs } from '#renderer/features/duty/index.ts';
import { momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import '../styles/draft.css';

export function DraftsPage() {
  const { drafts: words, rosters, rosterFiles } = useTexts();
  const navigate = useNavigate();
  const mayPlan = useMay('rosters.edit');
  const { data: drafts } = useQuery(orpc.rosterDrafts.list.queryOptions({ input: {} }));
  const { data: versions } = useQuery(orpc.rosters.publications.queryOptions({ input: {} }));
  return (
    <div className="page drafts-page">
      <DutyTabs />
      <header className="page-head">
        <Button onClick={() => void navigate('/duty/roster')}>← {words.toRoster}</Button>
        <h1>{words.title}</h1>
        {mayPlan ? (
          <span className="end">
            <Button onClick={() => void navigate('/duty/import')} data-testid="to-import">
              {rosterFiles.import.title}
            </Button>
            <Button type="primary" onClick={() => void navigate('/duty/generate')}>
              {rosters.generate}
            </Button>
          </span>
        ) : null}
      </header>
      <div className="drafts-columns">
        <section className="panel">
          <h2>
            {words.open} <em>{drafts?.items.length}</em>
          </h2>
          {drafts?.items.length === 0 ? (
            <Empty>
              <p>{words.noDrafts}</p>
            </Empty>
          ) : null}
          <VirtualList
            items={drafts?.items ?? []}
            keyOf={(one) => one.id}
            estimate={66}
            label={words.open}
            onOpen={(one) => void navigate(`/duty/drafts/${one.id}`)}
            testId="drafts"
            render={(one, active) => (
              <div
                className={`draft-row${active ? ' active' : ''}`}
                onClick={() => void navigate(`/duty/drafts/${one.id}`)}
                data-testid="draft-row"
              >
                <b>{one.title}</b>
                <span className="num">
                  {one.from} – {one.to}
                </span>
                <small className="muted">
                  {one.rosterName} · {words.origins[one.origin]} · {one.madeBy} {momentOf(Date.parse(one.madeAt), false)}
                  {one.generation ? ` · ${words.run.states[one.generation.state]}` : ''}
                </small>
              </div>
            )}
          />
        </section>
        <section className="panel">
          <h2>
            {words.versions} <em>{versions?.items.length}</em>
          </h2>
          {versions?.items.length === 0 ? <Empty>{words.noVersions}</Empty> : null}
          <VirtualList
            items={versions?.items ?? []}
            keyOf={(one) => one.id}
            estimate={66}
            label={words.versions}
            onOpen={(one) => void navigate(`/duty/versions/${one.id}`)}
            testId="versions"
            render={(one, active) => (
              <div
                className={`draft-row${active ? ' active' : ''}`}
                onClick={() => void navigate(`/duty/versions/${one.id}`)}
                data-testid="version-row"
              >
                <b>
                  {one.rosterName} {rosters.version(one.version)}
                </b>
                <span className="num">
                  {one.from} – {one.to}
                </span>
                <small className="muted">
                  {words.publishedBy(one.by, momentOf(Date.parse(one.at), false))} · {words.filled(one.filled, one.seats)}
                  {one.breaks.length > 0 ? ` · ${words.despite(one.breaks.length)}` : ''}
                  {one.note ? ` · ${one.note}` : ''}
                </small>
              </div>
            )}
          />
        </section>
      </div>
    </div>
  );
}
