// F4: whom to call now. Who is on duty, and the reports that are owed by phone, each with a number to dial.
import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useNavigate } from 'react-router';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
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
  const { frame, desk } = useTexts();
  const navigate = useNavigate();
  const now = useNow();
  const { data: duty } = useQuery(orpc.rosters.duty.queryOptions({ input: {} }));
  const { data: units } = useQuery(orpc.directory.units.queryOptions({ input: {} }));
  const { data } = useQuery(orpc.obligations.list.queryOptions({ input: { state: 'open', limit: 200 } }));
  const calls = (data?.items ?? []).filter((one) => one.ours && (one.mode === 'phone' || Date.parse(one.dueAt) < now));
  const onDuty = [
    [frame.leader, duty?.leader],
    [frame.main, duty?.main],
    [frame.deputy, duty?.deputy],
  ] as const;
  return (
    <div className="call-list">
      {calls.length === 0 ? <Empty>{desk.noLimits}</Empty> : null}
      {calls.map((one) => {
        const phone = units?.items.find((unit) => unit.name === one.recipient.name || unit.shortName === one.recipient.name)?.phone;
        return (
          <div key={one.id} onClick={() => void navigate(placeOf(one.subject, one.kind))}>
            <Limit obligation={one} active={false} />
            {phone ? (
              <a className="num call-number" href={`tel:${phone}`} onClick={(event) => event.stopPropagation()}>
                ☎ {phone}
              </a>
            ) : null}
          </div>
        );
      })}
      <dl>
        {onDuty.map(([title, person]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              {person?.name ?? frame.nobody}{' '}
              {person?.phones.map((phone) => (
                <a key={phone.number} className="num call-small" href={`tel:${phone.number}`}>
                  {phone.number}
                </a>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
