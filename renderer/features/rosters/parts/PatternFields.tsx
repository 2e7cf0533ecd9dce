// The shift patterns of a roster: usual ones at one press, each to be changed.
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import type { FieldProps } from '#renderer/client/use-form.ts';
import { dayKinds } from '#shared/rosters/types.ts';
import { orpc } from '#renderer/client/query.ts';
import { Field } from '#renderer/components/Field.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { freeId, type PatternForm, type PostForm, presetPatterns, presets, timeOfTyped } from '../roster-form.ts';

interface Props {
  patterns: readonly PatternForm[];
  posts: readonly PostForm[];
  field: (name: string) => FieldProps;
  onChange: (patterns: PatternForm[]) => void;
}

export function PatternFields({ patterns, posts, field, onChange }: Props) {
  const texts = useTexts();
  const { rosterSetup: words } = texts;
  const { data: station } = useQuery(orpc.settings.get.queryOptions());
  const handover = station?.handoverTime ?? '';
  const change = (at: number, patch: Partial<PatternForm>): void =>
    onChange(patterns.map((pattern, index) => (index === at ? { ...pattern, ...patch } : pattern)));
  return (
    <>
      <Field {...field('patterns')} label={words.presets} group>
        {(tied) => (
          <div className="row" aria-invalid={tied['aria-invalid'] || undefined}>
            {presets.map((preset) => (
              <Button key={preset} onClick={() => onChange(presetPatterns(preset, texts))} data-testid={`preset-${preset}`}>
                {words.preset[preset]}
              </Button>
            ))}
          </div>
        )}
      </Field>
      {patterns.map((pattern, index) => {
        const [from, to] = [timeOfTyped(pattern.from), timeOfTyped(pattern.to)];
        const over = from !== undefined && to !== undefined && (to ?? handover) <= (from ?? handover);
        return (
          <section key={pattern.id} className="post-card pattern-card" aria-label={pattern.name}>
            <div className="form">
              <Field {...field(`patterns.${index}.name`)} label={words.patternName}>
                {(tied) => (
                  <div className="row">
                    <Input
                      {...tied}
                      className="pattern-name"
                      value={pattern.name}
                      maxLength={20}
                      onChange={(event) => change(index, { name: event.target.value })}
                    />
                    <Button
                      size="small"
                      type="text"
                      danger
                      disabled={patterns.length === 1}
                      onClick={() => onChange(patterns.filter((_, at) => at !== index))}
                    >
                      {words.removePattern}
                    </Button>
                  </div>
                )}
              </Field>
              <Field {...field(`patterns.${index}.days`)} label={words.days} group>
                {(tied) => (
                  <div className="row">
                    {dayKinds.map((kind) => (
                      <Checkbox
                        key={kind}
                        checked={pattern.days.includes(kind)}
                        aria-invalid={tied['aria-invalid']}
                        onChange={(event) =>
                          change(index, {
                            days: dayKinds.filter((one) => (one === kind ? event.target.checked : pattern.days.includes(one))),
                          })
                        }
                      >
                        {words.dayKinds[kind]}
                      </Checkbox>
                    ))}
                  </div>
                )}
              </Field>
              {(['from', 'to'] as const).map((name) => (
                <Field
                  key={name}
                  {...field(`patterns.${index}.${name}`)}
                  label={words[name]}
                  hint={[name === 'to' && over ? words.nextDay : '', pattern[name].trim() === '' ? words.handover(handover) : '']
                    .filter((part) => part !== '')
                    .join(' · ')}
                >
                  {(tied) => (
                    <Input
                      {...tied}
                      className="num short-input"
                      placeholder={handover}
                      value={pattern[name]}
                      maxLength={6}
                      onChange={(event) => change(index, { [name]: event.target.value })}
                    />
                  )}
                </Field>
              ))}
              <Field {...field(`patterns.${index}.posts`)} label={words.patternPosts}>
                {(tied) => (
                  <Select
                    {...tied}
                    mode="multiple"
                    placeholder={words.allPosts}
                    value={pattern.posts ?? []}
                    options={posts.map((post) => ({ value: post.id, label: post.name }))}
                    onChange={(chosen: string[]) => change(index, { posts: chosen.length === 0 ? null : chosen })}
                  />
                )}
              </Field>
            </div>
          </section>
        );
      })}
      <Button
        onClick={() =>
          onChange([...patterns, { id: freeId('shift', patterns), name: '', days: [...dayKinds], from: '', to: '', posts: null }])
        }
      >
        ＋ {words.addPattern}
      </Button>
    </>
  );
}
