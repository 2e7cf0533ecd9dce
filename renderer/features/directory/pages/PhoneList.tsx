// The telephone list on paper: exactly the people of the list as it was filtered, unit by unit, in two columns on A4.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { PrintPage } from '#renderer/components/PrintPage.tsx';
import { SheetDesk } from '#renderer/components/SheetDesk.tsx';
import { asSheet } from '#renderer/components/sheet.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Person } from '../directory-model.ts';
import { filterOf, useView } from '../view.ts';
import '../directory.css';
import '../phone-list.css';

const page = 500;

/** All of them, a page after the other. */
async function everybody(filter: ReturnType<typeof filterOf>): Promise<Person[]> {
  const people: Person[] = [];
  for (;;) {
    const { items, total } = await client.directory.people({ ...filter, limit: page, offset: people.length });
    people.push(...items);
    if (items.length === 0 || people.length >= total) return people;
  }
}

/** The list's order keeps people of a unit together where nothing was typed; else they are gathered. */
function byUnit(people: readonly Person[]): [string, Person[]][] {
  const units = new Map<string, Person[]>();
  for (const person of people) units.set(person.unitName, [...(units.get(person.unitName) ?? []), person]);
  return [...units];
}

export function PhoneListPage() {
  const { directory, directoryFiles } = useTexts();
  const words = directoryFiles.paper;
  const navigate = useNavigate();
  const view = useView();
  const now = useNow();
  const filter = filterOf(view);
  const { data: settings } = useQuery(orpc.settings.get.queryOptions({ input: {} }));
  const { data: units } = useQuery(orpc.directory.units.queryOptions({ input: {} }));
  const { data: groups } = useQuery(orpc.directory.groups.queryOptions({ input: {} }));
  const { data, error } = useQuery({ queryKey: [...orpc.directory.people.key(), 'all', filter], queryFn: () => everybody(filter) });
  const sections = useMemo(() => byUnit(data ?? []), [data]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') void navigate('/directory');
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [navigate]);
  const unit = units?.items.find((one) => one.id === view.unit);
  const group = groups?.items.find((one) => one.id === view.group);
  const said = [
    ...(unit ? [view.below ? `${unit.name} · ${directoryFiles.below}` : unit.name] : []),
    ...(group ? [words.group(group.name)] : []),
    ...(filter.text === undefined ? [] : [words.typed(filter.text)]),
  ];
  const at = new Intl.DateTimeFormat('sv-SE', { timeZone: settings?.zone ?? 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
  return (
    <PrintPage
      back={directoryFiles.back}
      onBack={() => void navigate('/directory')}
      print={directoryFiles.print}
      ready={data !== undefined}
      testId="print-list"
    >
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {data === undefined && !error ? <Empty>{words.loading}</Empty> : null}
      {data === undefined ? null : (
        <SheetDesk filled label={words.title(settings?.officeName ?? '')}>
          <article {...asSheet} className="phone-list" data-testid="phone-list">
            <h1>{words.title(settings?.officeName ?? '')}</h1>
            <p className="phone-list-sub">{words.sub(said.join('，') || words.everybody, data.length, at.format(now))}</p>
            <div className="phone-list-columns">
              {sections.map(([name, people]) => (
                <section key={name}>
                  <h2>{name === '' ? words.noUnit : name}</h2>
                  {people.map((person) => (
                    <div key={person.id} className="phone-list-row">
                      <b>{person.name}</b>
                      <span>{person.post}</span>
                      <span className="phone-list-numbers">
                        {person.phones.map((phone) => (
                          <span key={`${phone.kind}${phone.number}`}>
                            {phone.kind === 'mobile' ? '' : `${directory.phoneKinds[phone.kind]} `}
                            {phone.number}
                            {phone.hours ? <small> {phone.hours}</small> : null}
                          </span>
                        ))}
                      </span>
                    </div>
                  ))}
                </section>
              ))}
            </div>
          </article>
        </SheetDesk>
      )}
    </PrintPage>
  );
}
