// Groups of people: at the left which there are, at the right who is in one and in which order.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useAskBefore } from '#renderer/texts/use-ask-before.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { DirectoryTabs } from '../parts/DirectoryTabs.tsx';
import { GroupMembers } from '../parts/GroupMembers.tsx';
import '../directory.css';

export function GroupsPage() {
  const { directoryFiles, common } = useTexts();
  const words = directoryFiles.groups;
  const mayEdit = useMay('directory.edit');
  const askBefore = useAskBefore();
  const { data, isPending } = useQuery(orpc.directory.groups.queryOptions({ input: {} }));
  const [chosen, setChosen] = useState<string | null>(null);
  const save = useMutation(orpc.directory.saveGroup.mutationOptions());
  const groups = data?.items ?? [];
  const group = groups.find((one) => one.id === chosen) ?? null;
  const names = (except: string | null): string[] => groups.filter((one) => one.id !== except).map((one) => one.name);
  const remove = (id: string, name: string): void => {
    askBefore({
      title: words.remove,
      content: words.removeWhat(name),
      ok: common.remove,
      onOk: async () => {
        await save.mutateAsync({ id, removed: true });
      },
    });
  };
  return (
    <div className="page directory">
      <header className="page-head">
        <h1>{words.title}</h1>
        <DirectoryTabs />
      </header>
      <div className="directory-columns">
        <section className="panel">
          <h2>
            {words.title} <em className="num">{groups.length}</em>
          </h2>
          {mayEdit ? (
            <NameLine
              key={`new${groups.length}`}
              id="group-new"
              start=""
              button={words.make}
              taken={names(null)}
              onSave={(name) => save.mutate({ name, order: groups.length + 1 }, { onSuccess: (made) => setChosen(made.id) })}
            />
          ) : null}
          {save.isError ? <Refused refusal={refusalOf(save.error)} /> : null}
          {groups.length === 0 && !isPending ? <Empty>{words.empty}</Empty> : null}
          <div className="group-list">
            {groups.map((one) => (
              <button key={one.id} type="button" aria-pressed={one.id === chosen} onClick={() => setChosen(one.id)} data-testid="group">
                <span>{one.name}</span> <em className="num">{one.members}</em>
              </button>
            ))}
          </div>
        </section>
        <section className="panel people" data-testid="group-panel">
          {group === null ? (
            <Empty>{words.choose}</Empty>
          ) : (
            <>
              {mayEdit ? (
                <div className="group-head">
                  <NameLine
                    key={group.id}
                    id="group-name"
                    start={group.name}
                    button={words.rename}
                    taken={names(group.id)}
                    onSave={(name) => save.mutate({ id: group.id, name })}
                  />
                  <Button danger onClick={() => remove(group.id, group.name)}>
                    {words.remove}
                  </Button>
                </div>
              ) : (
                <h2>{group.name}</h2>
              )}
              <GroupMembers key={group.id} group={group.id} mayEdit={mayEdit} />
            </>
          )}
        </section>
      </div>
    </div>
  );
}

interface NameProps {
  id: string;
  start: string;
  button: string;
  taken: readonly string[];
  onSave: (name: string) => void;
}

function NameLine({ id, start, button, taken, onSave }: NameProps) {
  const { directoryFiles } = useTexts();
  const words = directoryFiles.groups;
  const [name, setName] = useState(start);
  const [tried, setTried] = useState(false);
  const typed = name.trim();
  const problem = typed === '' ? words.missing : taken.includes(typed) ? words.taken : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (problem === undefined && typed !== start) onSave(typed);
  };
  const shown = tried ? problem : undefined;
  return (
    <form className="name-line" onSubmit={submit} noValidate>
      <Input
        id={id}
        aria-label={words.name}
        placeholder={words.name}
        value={name}
        maxLength={200}
        status={shown ? 'error' : ''}
        aria-invalid={shown !== undefined}
        aria-describedby={shown ? `${id}-error` : undefined}
        onChange={(event) => setName(event.target.value)}
      />
      <Button htmlType="submit">{button}</Button>
      {shown ? (
        <p className="wrong" id={`${id}-error`} role="alert">
          {shown}
        </p>
      ) : null}
    </form>
  );
}
