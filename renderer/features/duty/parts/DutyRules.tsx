// The rules of what is owed on duty, each a form of its own: signing in, gaps, handover, spot checks.
import { Checkbox } from 'antd';
import type { DutyRule } from '#shared/duty/types.ts';
import { posts } from '#shared/rosters/types.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { SwitchField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useDutyRules, useSaveRule, wholeWithin } from '../use-duty-rules.ts';
import { RuleForm } from './RuleForm.tsx';
import { SpotRules } from './SpotRules.tsx';

/** Minutes: longer than two hours, signing in says nothing about who came. */
const graceBounds = [1, 120] as const;
/** Hours: as many days ahead as the station looks for gaps. */
const gapBounds = [1, 72] as const;
const handoverBounds = [1, 120] as const;

export function DutyRules() {
  const rules = useDutyRules();
  return (
    <div className="duty-rules">
      {rules.checkIn ? <CheckInRule key={`checkIn-${rules.checkIn.version}`} rule={rules.checkIn} /> : null}
      {rules.gap ? <GapRule key={`gap-${rules.gap.version}`} rule={rules.gap} /> : null}
      {rules.handover ? <HandoverRule key={`handover-${rules.handover.version}`} rule={rules.handover} /> : null}
      <SpotRules />
    </div>
  );
}

function CheckInRule({ rule }: { rule: DutyRule }) {
  const { onDuty, rosterSetup } = useTexts();
  const words = onDuty.rules;
  const saving = useSaveRule();
  const form = useForm({
    name: `rule-checkIn-${rule.version}`,
    start: { grace: String(Math.round(rule.limitSeconds / 60)), posts: rule.posts ?? [], byPhone: rule.byPhone ?? true },
    check: (values) => ({
      grace: wholeWithin(values.grace, graceBounds) === undefined ? words.outOf(...graceBounds) : undefined,
      posts: values.posts.length === 0 ? words.noPosts : undefined,
    }),
    save: (values) => {
      const grace = wholeWithin(values.grace, graceBounds) ?? graceBounds[0];
      saving.put(rule, { limitSeconds: grace * 60, posts: values.posts, byPhone: values.byPhone }, form.reset);
    },
  });
  const { values } = form;
  const says = words.checkInSays(
    Math.round(rule.limitSeconds / 60),
    (rule.posts ?? []).map((post) => rosterSetup.postKinds[post]),
  );
  return (
    <RuleForm rule={rule} title={words.checkIn} says={says} form={form} saving={saving}>
      <TextField
        {...form.field('grace')}
        label={words.grace}
        hint={words.graceHint}
        className="num short"
        maxLength={4}
        value={values.grace}
        onChange={(grace) => form.set({ grace })}
      />
      <Field {...form.field('posts')} label={words.posts} group>
        {({ id }) => (
          <Checkbox.Group
            aria-labelledby={`${id}-label`}
            value={values.posts}
            options={posts.map((post) => ({ value: post, label: rosterSetup.postKinds[post] }))}
            onChange={(chosen) => form.set({ posts: posts.filter((post) => chosen.includes(post)) })}
          />
        )}
      </Field>
      <SwitchField
        {...form.field('byPhone')}
        label={words.byPhone}
        hint={words.byPhoneHint}
        value={values.byPhone}
        onChange={(byPhone) => form.set({ byPhone })}
      />
    </RuleForm>
  );
}

function GapRule({ rule }: { rule: DutyRule }) {
  const { onDuty } = useTexts();
  const words = onDuty.rules;
  const saving = useSaveRule();
  const hours = Math.round(-rule.opensSeconds / 3600);
  const form = useForm({
    name: `rule-gap-${rule.version}`,
    start: { ahead: String(hours) },
    check: ({ ahead }) => ({ ahead: wholeWithin(ahead, gapBounds) === undefined ? words.outOf(...gapBounds) : undefined }),
    save: ({ ahead }) => saving.put(rule, { opensSeconds: -(wholeWithin(ahead, gapBounds) ?? gapBounds[0]) * 3600 }, form.reset),
  });
  return (
    <RuleForm rule={rule} title={words.gap} says={words.gapSays(hours)} hint={words.gapHint} form={form} saving={saving}>
      <TextField
        {...form.field('ahead')}
        label={words.ahead}
        className="num short"
        maxLength={4}
        value={form.values.ahead}
        onChange={(ahead) => form.set({ ahead })}
      />
    </RuleForm>
  );
}

function HandoverRule({ rule }: { rule: DutyRule }) {
  const { onDuty } = useTexts();
  const words = onDuty.rules;
  const saving = useSaveRule();
  const before = Math.round(-rule.opensSeconds / 60);
  const after = Math.round(rule.limitSeconds / 60);
  const form = useForm({
    name: `rule-handover-${rule.version}`,
    start: { before: String(before), after: String(after) },
    check: (values) => ({
      before: wholeWithin(values.before, handoverBounds) === undefined ? words.outOf(...handoverBounds) : undefined,
      after: wholeWithin(values.after, handoverBounds) === undefined ? words.outOf(...handoverBounds) : undefined,
    }),
    save: (values) => {
      const minutes = (text: string): number => wholeWithin(text, handoverBounds) ?? handoverBounds[0];
      saving.put(rule, { opensSeconds: -minutes(values.before) * 60, limitSeconds: minutes(values.after) * 60 }, form.reset);
    },
  });
  const line = (name: 'before' | 'after') => (
    <TextField
      {...form.field(name)}
      label={words[name]}
      className="num short"
      maxLength={4}
      value={form.values[name]}
      onChange={(typed) => form.set({ [name]: typed })}
    />
  );
  return (
    <RuleForm rule={rule} title={words.handover} says={words.handoverSays(before, after)} form={form} saving={saving}>
      {line('before')}
      {line('after')}
    </RuleForm>
  );
}
