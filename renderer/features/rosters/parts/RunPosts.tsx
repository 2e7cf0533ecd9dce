// Posts that a run fills, with how many may serve on each.
import { Checkbox } from 'antd';
import { Field } from '#renderer/components/Field.tsx';
import type { FieldProps } from '#renderer/client/use-form.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { RosterView } from '../calendar-model.ts';

interface Props {
  roster: RosterView;
  pools: readonly (readonly string[])[];
  field: FieldProps;
  chosen: readonly string[];
  onChange: (posts: string[]) => void;
}

export function RunPosts({ roster, pools, field, chosen, onChange }: Props) {
  const { drafts: words, rosterSetup } = useTexts();
  return (
    <Field {...field} label={words.form.posts} group>
      {(tied) => (
        <div className="run-posts">
          {roster.posts.map((post, index) => (
            <Checkbox
              key={post.id}
              checked={chosen.includes(post.id)}
              aria-invalid={tied['aria-invalid']}
              onChange={(event) =>
                onChange(roster.posts.map((one) => one.id).filter((id) => (id === post.id ? event.target.checked : chosen.includes(id))))
              }
            >
              {post.name}{' '}
              <small className="muted">
                {words.form.postHint(pools[index]?.length ?? 0, post.count, rosterSetup.rotations[post.rotation])}
              </small>
            </Checkbox>
          ))}
        </div>
      )}
    </Field>
  );
}
