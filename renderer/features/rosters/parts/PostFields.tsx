// One post of a roster: name, kind, seats, rotation, qualifications, who may serve and in which order.
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import type { FieldProps } from '#renderer/client/use-form.ts';
import { posts, rotations } from '#shared/rosters/types.ts';
import { orpc } from '#renderer/client/query.ts';
import { Field } from '#renderer/components/Field.tsx';
import { PersonSelect } from '#renderer/features/directory/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { PostForm } from '../roster-form.ts';
import { useNames, usePools } from '../use-people.ts';
import { Arranged } from './Arranged.tsx';

interface Props {
  index: number;
  post: PostForm;
  field: (name: string) => FieldProps;
  open: boolean;
  onOpen: () => void;
  onChange: (patch: Partial<PostForm>) => void;
  onMove: (by: number) => void;
  onRemove: () => void;
}

export function PostFields({ index, post, field, open, onOpen, onChange, onMove, onRemove }: Props) {
  const { rosterSetup: words } = useTexts();
  const [everybody = []] = usePools([post.pool]);
  const problem = field(`posts.${index}.name`).error ?? field(`posts.${index}.count`).error;
  return (
    <section className={`post-card${problem ? ' wrong' : ''}`} aria-label={post.name}>
      <header
        onKeyDown={(event) => {
          const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
          if (!event.altKey || step === undefined) return;
          event.preventDefault();
          onMove(step);
        }}
      >
        <button type="button" className="link" aria-expanded={open} onClick={onOpen} data-post={post.id}>
          {open ? '▾' : '▸'} <b>{post.name === '' ? words.postKinds[post.kind] : post.name}</b>
        </button>
        <span className="muted">
          {words.people(everybody.length)} · {words.rotations[post.rotation]}
          {post.required ? ` · ${words.required}` : ''}
        </span>
        <span className="end">
          <Button size="small" type="text" aria-label={`${words.moveUp} ${post.name}`} onClick={() => onMove(-1)}>
            ↑
          </Button>
          <Button size="small" type="text" aria-label={`${words.moveDown} ${post.name}`} onClick={() => onMove(1)}>
            ↓
          </Button>
          <Button size="small" type="text" danger onClick={onRemove}>
            {words.removePost}
          </Button>
        </span>
      </header>
      {open ? <Inside index={index} post={post} field={field} onChange={onChange} /> : null}
    </section>
  );
}

function Inside({ index, post, field, onChange }: Pick<Props, 'index' | 'post' | 'field' | 'onChange'>) {
  const { rosterSetup: words } = useTexts();
  const { data: known } = useQuery(orpc.directory.qualifications.queryOptions({ input: {} }));
  const { data: groups } = useQuery(orpc.directory.groups.queryOptions({ input: {} }));
  const names = useNames(post.pool.people);
  const setPool = (patch: Partial<PostForm['pool']>): void => onChange({ pool: { ...post.pool, ...patch } });
  return (
    <div className="form">
      <Field {...field(`posts.${index}.name`)} label={words.postName}>
        {(tied) => <Input {...tied} value={post.name} maxLength={40} onChange={(event) => onChange({ name: event.target.value })} />}
      </Field>
      <Field {...field(`posts.${index}.kind`)} label={words.postKind}>
        {(tied) => (
          <Select
            {...tied}
            value={post.kind}
            options={posts.map((value) => ({ value, label: words.postKinds[value] }))}
            onChange={(kind) => onChange({ kind })}
          />
        )}
      </Field>
      <Field {...field(`posts.${index}.count`)} label={words.count}>
        {(tied) => (
          <div className="row">
            <Input
              {...tied}
              className="num short-input"
              inputMode="numeric"
              value={post.count}
              maxLength={3}
              onChange={(event) => onChange({ count: event.target.value })}
            />
            <Checkbox checked={post.required} onChange={(event) => onChange({ required: event.target.checked })}>
              {words.required}
            </Checkbox>
          </div>
        )}
      </Field>
      <Field {...field(`posts.${index}.rotation`)} label={words.rotation}>
        {(tied) => (
          <Select
            {...tied}
            value={post.rotation}
            options={rotations.map((value) => ({ value, label: words.rotations[value] }))}
            onChange={(rotation) => onChange({ rotation })}
          />
        )}
      </Field>
      <Field {...field(`posts.${index}.qualifications`)} label={words.qualifications} hint={words.qualificationsHint}>
        {(tied) => (
          <Select
            {...tied}
            mode="tags"
            maxCount={20}
            value={post.qualifications}
            options={(known?.items ?? []).map((value) => ({ value, label: value }))}
            onChange={(qualifications: string[]) => onChange({ qualifications })}
          />
        )}
      </Field>
      <Field {...field(`posts.${index}.pool`)} label={words.pool} hint={words.poolHint}>
        {(tied) => (
          <>
            <PersonSelect
              {...tied}
              value={null}
              label={words.addPerson}
              placeholder={words.addPerson}
              onChange={(person) => {
                if (person !== null && !post.pool.people.includes(person)) setPool({ people: [...post.pool.people, person] });
              }}
            />
            {post.pool.people.length === 0 && post.pool.groups.length === 0 ? <p className="hint">{words.poolEmpty}</p> : null}
            <Arranged
              items={post.pool.people}
              keyOf={(person) => person}
              nameOf={(person) => names(person).name}
              label={`${post.name} ${words.pool}`}
              onChange={(people) => setPool({ people })}
              render={(person) => (
                <span>
                  {names(person).name}{' '}
                  <small className="muted">{[names(person).post, names(person).unitName].filter((part) => part !== '').join(' · ')}</small>
                </span>
              )}
            />
          </>
        )}
      </Field>
      <Field {...field(`posts.${index}.groups`)} label={words.poolGroups} hint={words.poolGroupsHint}>
        {(tied) => (
          <Select
            {...tied}
            mode="multiple"
            optionFilterProp="label"
            value={post.pool.groups}
            options={(groups?.items ?? []).map((group) => ({ value: group.id, label: `${group.name} ${words.people(group.members)}` }))}
            onChange={(chosen: string[]) => setPool({ groups: chosen })}
          />
        )}
      </Field>
    </div>
  );
}
