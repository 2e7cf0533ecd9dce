// The rule by which calls are drawn: read by all, changed by whoever makes the rosters.
import type { DutyRule } from '#shared/duty/types.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { SwitchField } from '#renderer/components/ChoiceField.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useDutyRules, useSaveRule, wholeWithin } from '../use-duty-rules.ts';
import { RuleForm } from './RuleForm.tsx';

interface Values {
  enabled: boolean;
  perUnit: string;
  periodDays: string;
  nightShare: string;
  dayFrom: string;
  dayTo: string;
  apartHours: string;
  window: string;
}

const numbers = {
  perUnit: [1, 31],
  periodDays: [1, 31],
  nightShare: [0, 100],
  apartHours: [0, 744],
  window: [5, 240],
} as const;
const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
const numberNames = Object.keys(numbers) as (keyof typeof numbers)[];

function valuesOf(rule: DutyRule): Values {
  const { spot } = rule;
  return {
    enabled: rule.disabled !== true,
    perUnit: String(spot?.perUnit ?? 1),
    periodDays: String(spot?.periodDays ?? 7),
    nightShare: String(Math.round((spot?.nightShare ?? 0.5) * 100)),
    dayFrom: spot?.dayFrom ?? '08:00',
    dayTo: spot?.dayTo ?? '22:00',
    apartHours: String(spot?.apartHours ?? 24),
    window: String(Math.round(rule.limitSeconds / 60)),
  };
}

export function SpotRules() {
  const rule = useDutyRules().spotCheck;
  return rule ? <SpotForm key={rule.version} rule={rule} /> : null;
}

function SpotForm({ rule }: { rule: DutyRule }) {
  const { onDuty } = useTexts();
  const words = onDuty.checks;
  const saving = useSaveRule();
  const form = useForm<Values>({
    name: `spot-rules-${rule.version}`,
    start: valuesOf(rule),
    check: (values) => ({
      ...Object.fromEntries(
        numberNames.map((name) => {
          const [least, most] = numbers[name];
          return [name, wholeWithin(values[name], [least, most]) === undefined ? words.outOf(least, most) : undefined];
        }),
      ),
      dayFrom: clock.test(values.dayFrom.trim()) ? undefined : words.timeWrong,
      dayTo: clock.test(values.dayTo.trim()) ? undefined : words.timeWrong,
    }),
    save: (values) => {
      const number = (name: keyof typeof numbers): number => wholeWithin(values[name], numbers[name]) ?? numbers[name][0];
      saving.put(
        rule,
        {
          disabled: !values.enabled,
          limitSeconds: number('window') * 60,
          spot: {
            perUnit: number('perUnit'),
            periodDays: number('periodDays'),
            nightShare: number('nightShare') / 100,
            dayFrom: values.dayFrom.trim(),
            dayTo: values.dayTo.trim(),
            apartHours: number('apartHours'),
          },
        },
        form.reset,
      );
    },
  });
  const { values } = form;
  const line = (name: Exclude<keyof Values, 'enabled'>) => (
    <TextField
      label={words[name]}
      value={values[name]}
      maxLength={5}
      className="num short"
      onChange={(typed) => form.set({ [name]: typed })}
      {...form.field(name)}
    />
  );
  return (
    <RuleForm
      rule={rule}
      title={words.rules}
      says={rule.disabled ? words.planOff : words.planOn(rule.spot?.perUnit ?? 0, rule.spot?.periodDays ?? 0)}
      hint={words.rulesHint}
      form={form}
      saving={saving}
    >
      <SwitchField label={words.enabled} value={values.enabled} onChange={(enabled) => form.set({ enabled })} {...form.field('enabled')} />
      {line('perUnit')}
      {line('periodDays')}
      {line('nightShare')}
      {line('dayFrom')}
      {line('dayTo')}
      {line('apartHours')}
      {line('window')}
    </RuleForm>
  );
}
