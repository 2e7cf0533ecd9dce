// F4: whom to call now. Who is on duty here and in the other rosters, and the reports that are owed by phone; one click dials and opens the note.
import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useNavigate } from 'react-router';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { callerOf, PhoneLink } from '#renderer/features/directory/index.ts';
import { Limit, placeOf } from '#renderer/features/obligations/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useUi } from './ui-store.ts';

export function CallList() {
  const open = useUi((ui) => ui.callList);
  const { frame } = useTexts();
  return (
    <Drawer
      getContainer={false}
      rootStyle={{ position: 'absolute' }}
      title={`${frame.callList} F4`}
      open={open}
      onClose={() => useUi.setState({ callList: false })}
      size={460}
      mask={false}
      destroyOnHidden
    >
      <Calls />
    </Drawer>
  );
}

function Calls() {
  const { frame } = useTexts();
  const navigate = useNavigate();
  const now = useNow();
  const { data: duty } = useQuery(orpc.rosters.duty.queryOptions({ input: {} }));
  const { data: units } = useQuery(orpc.directory.units.queryOptions({ input: {} }));
  const { data } = useQuery(orpc.obligations.list.queryOptions({ input: { state: 'open', limit: 200 } }));
  const calls = (data?.items ?? []).filter((one) => one.ours && (one.mode === 'phone' || Date.parse(one.dueAt) < now));
  const onDuty: [string, Called[]][] = [
    [frame.leader, duty?.leader ? [duty.leader] : []],
    [frame.main, duty?.main ? [duty.main] : []],
    [frame.deputy, duty?.deputy ? [duty.deputy] : []],
  ];
  // The other duty rooms and forces: posts in their order, several people to a post.
  const elsewhere = (duty?.standby ?? []).filter((roster) => roster.people.length > 0);
  return (
    <div className="call-list">
      {calls.length === 0 ? <p className="muted">{frame.noCalls}</p> : null}
      {calls.map((one) => {
        const phone = units?.items.find((unit) => unit.name === one.recipient.name || unit.shortName === one.recipient.name)?.phone;
        return (
          <div key={one.id} onClick={() => void navigate(placeOf(one.subject, one.kind, one.recipient.id))}>
            <Limit obligation={one} active={false} />
            {phone ? <PhoneLink number={phone} caller={one.recipient.name} className="num call-number" /> : null}
          </div>
        );
      })}
      <dl>
        {onDuty.map(([title, people]) => (
          <Row key={title} title={title} people={people} />
        ))}
      </dl>
      {elsewhere.map((roster) => (
        <section key={roster.roster} aria-label={roster.name} data-testid="call-roster">
          <h3>{roster.name}</h3>
          <dl>
            {[...new Set(roster.people.map((one) => one.postName))].map((post) => (
              <Row key={post} title={post} people={roster.people.filter((one) => one.postName === post)} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

interface Called {
  id: string;
  name: string;
  post: string;
  unitName: string;
  phones: { kind: 'mobile' | 'office' | 'home' | 'fax'; number: string; hours?: string | undefined }[];
}

function Row({ title, people }: { title: string; people: readonly Called[] }) {
  const { frame } = useTexts();
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {people.length === 0 ? frame.nobody : null}
        {people.map((person) => (
          <span key={person.id} className="call-person">
            <b>{person.name}</b>
            {person.phones
              .filter((phone) => phone.kind !== 'fax')
              .map((phone) => (
                <PhoneLink
                  key={phone.number}
                  number={phone.number}
                  caller={callerOf(person)}
                  kind={phone.kind}
                  hours={phone.hours}
                  className="num call-small"
                />
              ))}
          </span>
        ))}
      </dd>
    </div>
  );
}
