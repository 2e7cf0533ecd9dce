// One person: everything known, numbers to dial, posts held so far, and what can be done.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useAskBefore } from '#renderer/texts/use-ask-before.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { callerOf, type PersonDetail } from '../directory-model.ts';
import { show, useView } from '../view.ts';
import { PhoneLink } from './PhoneLink.tsx';

export function PersonCard({ person }: { person: PersonDetail }) {
  const { directory: words, common } = useTexts();
  const mayEdit = useMay('directory.edit');
  const askBefore = useAskBefore();
  const save = useMutation(orpc.directory.savePerson.mutationOptions());
  const remove = (): void => {
    askBefore({
      title: words.removeWhat(person.name),
      content: words.removePerson,
      ok: common.remove,
      onOk: async () => {
        await save.mutateAsync({ id: person.id, removed: true });
        useView.setState(({ removed }) => ({ removed: [...removed, { kind: 'person', id: person.id, name: person.name }], detail: null }));
      },
    });
  };
  return (
    <article className="person-card" data-testid="person-card">
      <h2>{person.name}</h2>
      <p className="muted">{[person.post, person.unitName].filter((part) => part !== '').join(' · ') || words.noUnit}</p>
      {person.phones.length === 0 ? <p className="faint">{words.noPhone}</p> : null}
      <ol className="numbers">
        {person.phones.map((phone) => (
          <li key={`${phone.kind}${phone.number}`}>
            <span className="muted">{words.phoneKinds[phone.kind]}</span>
            <PhoneLink number={phone.number} caller={callerOf(person)} kind={phone.kind} hours={phone.hours} className="num large" />
            {phone.hours ? <span className="muted">{phone.hours}</span> : null}
          </li>
        ))}
      </ol>
      <Facts person={person} />
      <History person={person} />
      <InPlans person={person.id} />
      <OfPlaces person={person.id} />
      {save.isError ? <Refused refusal={refusalOf(save.error)} /> : null}
      <div className="buttons">
        {mayEdit ? (
          <>
            <Button onClick={() => show({ show: 'editPerson', id: person.id })}>{common.edit}</Button>
            <Button danger onClick={remove}>
              {common.remove}
            </Button>
          </>
        ) : null}
        <Button type="text" onClick={() => show(null)}>
          {words.close}
        </Button>
      </div>
    </article>
  );
}

function Facts({ person }: { person: PersonDetail }) {
  const { directory: words } = useTexts();
  const { data: units } = useQuery(orpc.directory.units.queryOptions({ input: {} }));
  const { data: groups } = useQuery(orpc.directory.groups.queryOptions({ input: {} }));
  const unitName = (id: string | null): string => units?.items.find((one) => one.id === id)?.name ?? '';
  const mine = (groups?.items ?? []).filter((group) => person.groups.includes(group.id));
  return (
    <dl>
      {person.otherPosts.length > 0 ? (
        <>
          <dt>{words.otherPosts}</dt>
          <dd>{person.otherPosts.map((other) => `${unitName(other.unit)} ${other.post}`.trim()).join('；')}</dd>
        </>
      ) : null}
      {person.qualifications.length > 0 ? (
        <>
          <dt>{words.qualifications}</dt>
          <dd>
            {person.qualifications.map((one) => (
              <Tag key={one}>{one}</Tag>
            ))}
          </dd>
        </>
      ) : null}
      {mine.length > 0 ? (
        <>
          <dt>{words.groups}</dt>
          <dd>
            {mine.map((group) => (
              <Tag key={group.id}>{group.name}</Tag>
            ))}
          </dd>
        </>
      ) : null}
      {person.email === null ? null : (
        <>
          <dt>{words.email}</dt>
          <dd>
            <a href={`mailto:${person.email}`}>{person.email}</a>
          </dd>
        </>
      )}
      {person.note === '' ? null : (
        <>
          <dt>{words.note}</dt>
          <dd>{person.note}</dd>
        </>
      )}
      <dt>{words.pinyin}</dt>
      <dd className="muted">{person.pinyin}</dd>
    </dl>
  );
}

/** Posts held, latest first: who was called in that post on that day must be answerable years later. */
function History({ person }: { person: PersonDetail }) {
  const { directory: words } = useTexts();
  if (person.history.length === 0) return null;
  return (
    <section className="post-history" data-testid="post-history">
      <h3>{words.history}</h3>
      <ol>
        {person.history.map((held) => (
          <li key={`${held.from}${held.unit}${held.post}`}>
            <span className="num muted" title={held.given ? undefined : words.recordedOnly}>
              {words.heldFrom(held.from, held.to)}
              {held.given || held.from === null ? '' : ' *'}
            </span>
            <span>{[held.unitName, held.post].filter((part) => part !== '').join(' ')}</span>
          </li>
        ))}
      </ol>
      {person.history.some((held) => !held.given && held.from !== null) ? <p className="faint">* {words.recordedOnly}</p> : null}
    </section>
  );
}

/** Plans that name this person: a number changed here is changed in all of them. */
function InPlans({ person }: { person: string }) {
  const { directory: words } = useTexts();
  const mayRead = useMay('plans.read');
  const { data } = useQuery({ ...orpc.plans.naming.queryOptions({ input: { id: person } }), enabled: mayRead });
  if (!data || data.items.length === 0) return null;
  return (
    <section className="person-plans" data-testid="person-plans">
      <h3>{words.inPlans(data.items.length)}</h3>
      <ul>
        {data.items.map((plan) => (
          <li key={plan.id}>
            <a href={`#/plans/${plan.id}?tab=contacts`}>{plan.title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Places that this person answers for, or has the key of. */
function OfPlaces({ person }: { person: string }) {
  const { places, resources } = useTexts();
  const mayRead = useMay('resources.read');
  const { data } = useQuery({ ...orpc.facilities.ofPerson.queryOptions({ input: { id: person } }), enabled: mayRead });
  if (!data || data.items.length === 0) return null;
  return (
    <section className="person-plans" data-testid="person-places">
      <h3>{places.contact.ofPlaces(data.items.length)}</h3>
      <ul>
        {data.items.map((place) => (
          <li key={place.id}>
            <a href={`#/resources/places/${place.id}`}>{place.name}</a>{' '}
            <span className="muted">
              {[resources.kinds[place.kind], place.role, place.keyHolder ? places.contact.key : '']
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
