// Accounts: the list with the one that is edited, for administrators; the own password for everybody.
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Age } from '#renderer/texts/Times.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { OwnPassword } from '../parts/OwnPassword.tsx';
import { UserForm } from '../parts/UserForm.tsx';
import type { User } from '../users-model.ts';
import '../accounts.css';

export function UsersPage() {
  const { accounts: words } = useTexts();
  const mayManage = useMay('accounts.manage');
  return (
    <div className="stack" data-testid="users-page">
      {mayManage ? <Users /> : <p className="muted">{words.notYours}</p>}
      <OwnPassword />
    </div>
  );
}

function Users() {
  const { accounts: words, common } = useTexts();
  const { data } = useQuery(orpc.accounts.users.queryOptions());
  const { data: people } = useQuery(orpc.directory.people.queryOptions({ input: { limit: 500 } }));
  const [edited, setEdited] = useState<string | null>(null);
  const [text, setText] = useState('');
  const users = data?.items ?? [];
  const rolesOf = (user: User): string => user.roles.map((role) => words.roles[role]).join(' · ');
  const shown = users.filter((user) => `${user.name} ${rolesOf(user)}`.toLowerCase().includes(text.trim().toLowerCase()));
  const user = users.find((one) => one.id === edited) ?? null;
  return (
    <section>
      <h2>
        {words.users} <em className="num">{words.total(users.length)}</em>
      </h2>
      <div className="users-head">
        <Input
          aria-label={words.filter}
          placeholder={words.filter}
          allowClear
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="primary" onClick={() => setEdited('new')} data-testid="new-user">
          {words.newUser}
        </Button>
      </div>
      {edited === 'new' ? <UserForm key="new" user={null} onDone={() => setEdited(null)} /> : null}
      {data && users.length <= 1 ? <Empty>{words.empty}</Empty> : null}
      {data && shown.length === 0 ? <Empty>{common.notFound}</Empty> : null}
      <ul className="users">
        {shown.map((one) => (
          <li key={one.id} className={one.disabled ? 'disabled' : ''} data-testid="user">
            <UserLine
              user={one}
              roles={rolesOf(one)}
              person={one.person === null ? '' : (people?.items.find((person) => person.id === one.person)?.name ?? '…')}
              onEdit={() => setEdited(one.id === edited ? null : one.id)}
            />
            {one.id === user?.id ? <UserForm key={one.id} user={one} onDone={() => setEdited(null)} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function UserLine({ user, roles, person, onEdit }: { user: User; roles: string; person: string; onEdit: () => void }) {
  const { accounts: words, common } = useTexts();
  const now = useNow();
  return (
    <div className="user-line">
      <b>{user.name}</b>
      <span>
        {roles}
        {person === '' ? null : (
          <small className="muted">
            {words.person} {person}
          </small>
        )}
      </span>
      <span className="muted">
        {words.lastLogin} {user.lastLoginAt === null ? words.never : <Age at={Date.parse(user.lastLoginAt)} now={now} />}
        {user.disabled ? <em>✕ {words.disabled}</em> : null}
      </span>
      <Button onClick={onEdit} aria-label={`${common.edit} ${user.name}`}>
        {common.edit}
      </Button>
    </div>
  );
}
