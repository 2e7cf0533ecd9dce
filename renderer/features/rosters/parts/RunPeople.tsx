// Who serves in a run: leave and wishes of each in the period; somebody can be left out.
import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { periodWords, wishWords } from '../leave-words.ts';
import type { Named } from '../use-people.ts';

interface Props {
  people: readonly Named[];
  without: readonly string[];
  from: string;
  to: string;
  onChange: (without: string[]) => void;
}

export function RunPeople({ people, without, from, to, onChange }: Props) {
  const texts = useTexts();
  const { drafts: words, rosterSetup } = texts;
  const { data: leave } = useQuery(orpc.rosters.leave.queryOptions({ input: { from, to } }));
  const { data: wishes } = useQuery(orpc.rosters.wishes.queryOptions({ input: { from, to } }));
  if (people.length === 0)
    return (
      <Empty>
        <p>{words.form.noPeople}</p>
        <a href="#/duty/setup">{words.form.rulesSetup}</a>
      </Empty>
    );
  return (
    <ul className="people-lines">
      {people.map((person) => {
        const away = (leave?.items ?? []).filter((one) => one.person === person.id && !one.removed);
        const wants = (wishes?.items ?? []).filter((one) => one.person === person.id && !one.removed);
        return (
          <li key={person.id}>
            <Checkbox
              checked={!without.includes(person.id)}
              onChange={(event) => onChange(event.target.checked ? without.filter((one) => one !== person.id) : [...without, person.id])}
            >
              <b>{person.name}</b>{' '}
              <small className="muted">{[person.post, person.unitName].filter((part) => part !== '').join(' · ')}</small>
            </Checkbox>
            {away.map((one) => (
              <small key={one.id} className="away">
                {rosterSetup.leaveKinds[one.kind]} {periodWords(one)}
              </small>
            ))}
            {wants.map((one) => (
              <small key={one.id} className="muted">
                {wishWords(one, texts)}
              </small>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
