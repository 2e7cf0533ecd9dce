// One person: everything known, numbers to dial, and what can be done.
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { callerOf, type Person, telOf } from '../directory-model.ts';
import { show, useView } from '../view.ts';

interface Props {
  person: Person;
  onCall: (start: { caller: string; phone: string }) => void;
}

export function PersonCard({ person, onCall }: Props) {
  const { directory: words, common } = useTexts();
  const mayEdit = useMay('directory.edit');
  const mayNote = useMay('incidents.write');
  const { modal } = App.useApp();
  const save = useMutation(orpc.directory.savePerson.mutationOptions());
  const remove = (): void => {
    modal.confirm({
      title: words.removeWhat(person.name),
      content: words.removePerson,
      okText: common.remove,
      okButtonProps: { danger: true },
      cancelText: common.cancel,
      autoFocusButton: 'cancel',
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
      <ul>
        {person.phones.map((phone) => (
          <li key={`${phone.kind}${phone.number}`}>
            <span className="muted">{words.phoneKinds[phone.kind]}</span>
            <a className="num" href={telOf(phone.number)}>
              {phone.number}
            </a>
            {mayNote && phone.kind !== 'fax' ? (
              <Button
                href={telOf(phone.number)}
                onClick={() => onCall({ caller: callerOf(person), phone: phone.number })}
                data-testid="call-and-note"
              >
                {words.callAndNote}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <dl>
        {person.email === null ? null : (
          <>
            <dt>{words.email}</dt>
            <dd>
              <a href={`mailto:${person.email}`}>{person.email}</a>
            </dd>
          </>
        )}
        <dt>{words.pinyin}</dt>
        <dd className="muted">{person.pinyin}</dd>
      </dl>
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
