// The directory: units at the left, people in the middle, the one that is looked at or edited at the right.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type KeyboardEvent, useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { pathTo, type Unit } from '../directory-model.ts';
import { DirectoryTabs } from '../parts/DirectoryTabs.tsx';
import { ListTools } from '../parts/ListTools.tsx';
import { PeopleList } from '../parts/PeopleList.tsx';
import { PersonCard } from '../parts/PersonCard.tsx';
import { PersonForm } from '../parts/PersonForm.tsx';
import { RemovedBar } from '../parts/RemovedBar.tsx';
import { UnitForm } from '../parts/UnitForm.tsx';
import { UnitTree } from '../parts/UnitTree.tsx';
import { show, useView } from '../view.ts';
import '../directory.css';

const none: readonly Unit[] = [];

export function DirectoryPage() {
  const { directory: words } = useTexts();
  const mayEdit = useMay('directory.edit');
  const { data } = useQuery(orpc.directory.units.queryOptions({ input: {} }));
  const units = data?.items ?? none;
  const { unit, detail } = useView();
  const [params, setParams] = useSearchParams();
  const asked = params.get('person');
  useEffect(() => {
    if (asked === null) return;
    show({ show: 'person', id: asked });
    setParams({}, { replace: true });
  }, [asked, setParams]);
  // The top of the tree stands open at first; a unit that was asked for is made visible.
  useEffect(() => {
    if (units.length === 0) return;
    useView.setState(({ expanded }) => {
      const roots = units.filter((one) => one.parent === null).map((one) => one.id);
      const wanted = [...(expanded.size === 0 ? roots : []), ...(unit === null ? [] : pathTo(units, unit).slice(0, -1))].filter(
        (id) => !expanded.has(id),
      );
      return wanted.length === 0 ? {} : { expanded: new Set([...expanded, ...wanted]) };
    });
  }, [units, unit]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return;
    show(null);
  };
  return (
    <div className="page directory" onKeyDown={onKeyDown}>
      <header className="page-head">
        <h1>{words.title}</h1>
        <DirectoryTabs />
        <RemovedBar />
        <ListTools />
      </header>
      <div className={`directory-columns${detail ? ' with-detail' : ''}`}>
        <section className="panel">
          <h2>
            {words.units} <em className="num">{units.length}</em>
            {mayEdit ? (
              <span className="end">
                <Button size="small" onClick={() => show({ show: 'editUnit', id: null, parent: unit })}>
                  {words.newUnit}
                </Button>
              </span>
            ) : null}
          </h2>
          <UnitTree units={units} />
        </section>
        <PeopleList units={units} />
        {detail ? <DetailPanel units={units} /> : null}
      </div>
    </div>
  );
}

function DetailPanel({ units }: { units: readonly Unit[] }) {
  const { directory: words } = useTexts();
  const { detail, unit } = useView();
  const id = detail?.show === 'person' || detail?.show === 'editPerson' ? detail.id : null;
  const { data: person, isPending } = useQuery({
    ...orpc.directory.person.queryOptions({ input: { id: id ?? '' } }),
    enabled: id !== null,
    retry: false,
  });
  if (!detail) return null;
  const content = (() => {
    if (detail.show === 'editUnit') {
      const edited = detail.id === null ? null : (units.find((one) => one.id === detail.id) ?? null);
      return <UnitForm key={`${detail.id}-${detail.parent}`} units={units} unit={edited} parent={detail.parent} />;
    }
    if (detail.show === 'editPerson' && detail.id === null) return <PersonForm key="new" person={null} unit={unit} />;
    if (!person || person.removed) return isPending ? null : <Empty>{words.personGone}</Empty>;
    return detail.show === 'person' ? (
      <PersonCard key={person.id} person={person} />
    ) : (
      <PersonForm key={person.id} person={person} unit={unit} />
    );
  })();
  return (
    <section className="panel detail" data-testid="directory-detail">
      {content}
    </section>
  );
}
