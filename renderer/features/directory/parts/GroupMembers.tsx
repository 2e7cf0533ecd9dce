// Who is in a group, in the order in which they rotate: added by name, moved and taken out by keyboard or mouse.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { callerOf, type Person } from '../directory-model.ts';
import { PersonSelect } from './PersonSelect.tsx';
import { PhoneLink } from './PhoneLink.tsx';

/** What the station answers at once; larger groups are changed by import. */
const most = 500;

export function GroupMembers({ group, mayEdit }: { group: string; mayEdit: boolean }) {
  const { directoryFiles } = useTexts();
  const words = directoryFiles.groups;
  const { data, isPending } = useQuery(orpc.directory.people.queryOptions({ input: { group, limit: most } }));
  const members: readonly Person[] = data?.items ?? [];
  const change = useMutation({
    mutationFn: async (wish: { add: string } | { out: string } | { order: string[] }) => {
      if ('order' in wish) return client.directory.orderMembers({ id: group, people: wish.order });
      if ('add' in wish) return client.directory.setMembers({ id: group, people: [wish.add], member: true });
      return client.directory.setMembers({ id: group, people: [wish.out], member: false });
    },
  });
  const whole = data !== undefined && data.total <= most;
  const move = (index: number, by: 1 | -1): void => {
    const ids = members.map((one) => one.id);
    const [moved = ''] = ids.splice(index, 1);
    ids.splice(index + by, 0, moved);
    change.mutate({ order: ids });
  };
  return (
    <>
      {mayEdit ? (
        <div className="group-add">
          <PersonSelect
            id="group-add"
            label={words.add}
            placeholder={words.add}
            value={null}
            name={null}
            allowClear={false}
            onChange={(person) => person !== null && change.mutate({ add: person })}
          />
        </div>
      ) : null}
      {change.isError ? <Refused refusal={refusalOf(change.error)} /> : null}
      <h3 className="group-title">{words.members}</h3>
      {members.length === 0 && !isPending ? <Empty>{words.noMembers}</Empty> : null}
      <ol className="group-members" aria-label={words.members}>
        {members.map((person, index) => (
          <li key={person.id} data-testid="member">
            <span className="num muted">{index + 1}</span>
            <b>{person.name}</b>
            <span className="muted">{[person.unitName, person.post].filter((part) => part !== '').join(' ')}</span>
            {person.phones[0] ? (
              <PhoneLink number={person.phones[0].number} caller={callerOf(person)} kind={person.phones[0].kind} />
            ) : (
              <span />
            )}
            {mayEdit ? (
              <span className="line-buttons">
                <Button size="small" aria-label={words.up(person.name)} disabled={index === 0 || !whole} onClick={() => move(index, -1)}>
                  ↑
                </Button>
                <Button
                  size="small"
                  aria-label={words.down(person.name)}
                  disabled={index === members.length - 1 || !whole}
                  onClick={() => move(index, 1)}
                >
                  ↓
                </Button>
                <Button size="small" aria-label={words.out(person.name)} onClick={() => change.mutate({ out: person.id })}>
                  ✕
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  );
}
