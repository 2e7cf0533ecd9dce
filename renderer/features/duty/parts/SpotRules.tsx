// The rules by which calls are drawn: read by all, changed by whoever makes the rosters.
import { useMutation, useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import type { DutyRule } from '#shared/duty/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { SwitchField } from '#renderer/components/ChoiceField.tsx';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';

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
  const { onDuty } = useTexts();
  const mayRead = useMay('rules.read');
  const { data } = useQuery({ ...orpc.settings.rules.queryOptions({ input: { table: 'dutyRules' } }), enabled: mayRead });
  // Rows of this table were checked by the station against the rule's schema.
  const rules = (data?.items ?? []) as unknown as DutyRule[];
  const rule = rules.filter((one) => one.duty === 'spotCheck').toSorted((a, b) => b.version - a.version)[0];
  if (!rule) return null;
  const words = onDuty.checks;
  return (
    <section className="panel" data-testid="spot-rules">
      <h2>{words.rules}</h2>
      <div className="spot-rules">
        <p className="muted">{rule.disabled ? words.planOff : words.planOn(rule.spot?.perUnit ?? 0, rule.spot?.periodDays ?? 0)}</p>
        <RulesForm key={rule.version} rule={rule} />
        <p className="muted">{words.rulesHint}</p>
      </div>
    </section>
  );
}

function RulesForm({ rule }: { rule: DutyRule }) {
  const { onDuty } = useTexts();
  const words = onDuty.checks;
  const mayEdit = useMay('rosters.edit');
  const { message } = App.useApp();
  const save = useMutation({ ...orpc.settings.putDutyRules.mutationOptions(), onSuccess: () => void message.success(words.saved) });
  const form = useForm<Values>({
    name: `spot-rules-${rule.version}`,
    start: valuesOf(rule),
    check: (values) => ({
      ...Object.fromEntries(
        Object.entries(numbers).map(([name, [min, max]]) => {
          const typed = values[name as keyof typeof numbers].trim();
          const value = Number(typed);
          return [name, typed !== '' && Number.isInteger(value) && value >= min && value <= max ? undefined : words.outOf(min, max)];
        }),
      ),
      dayFrom: clock.test(values.dayFrom.trim()) ? undefined : words.timeWrong,
      dayTo: clock.test(values.dayTo.trim()) ? undefined : words.timeWrong,
    }),
    save: (values) =>
      save.mutate({
        table: 'dutyRules',
        items: [
          {
            ...rule,
            version: rule.version + 1,
            disabled: !values.enabled,
            limitSeconds: Number(values.window) * 60,
            spot: {
              perUnit: Number(values.perUnit),
              periodDays: Number(values.periodDays),
              nightShare: Number(values.nightShare) / 100,
              dayFrom: values.dayFrom.trim(),
              dayTo: values.dayTo.trim(),
              apartHours: Number(values.apartHours),
            },
          },
        ],
      }),
  });
  const { values } = form;
  if (!mayEdit) return null;
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
    <form aria-label={words.rules} {...form.formProps}>
      <SwitchField label={words.enabled} value={values.enabled} onChange={(enabled) => form.set({ enabled })} {...form.field('enabled')} />
      {line('perUnit')}
      {line('periodDays')}
      {line('nightShare')}
      {line('dayFrom')}
      {line('dayTo')}
      {line('apartHours')}
      {line('window')}
      <SubmitButton label={words.saveRules} loading={save.isPending} disabled={!form.dirty} />
      {save.isError ? <Refused refusal={refusalOf(save.error)} /> : null}
    </form>
  );
}
