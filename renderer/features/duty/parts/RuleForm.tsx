// The frame of one rule of duty: whose value it is, its fields for those who may change it, saved as the office's own.
import type { ReactNode } from 'react';
import type { DutyRule } from '#shared/duty/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useMay } from '#renderer/client/session.ts';
import type { FormElementProps } from '#renderer/client/use-form.ts';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import './rules.css';

interface Props {
  rule: DutyRule;
  title: string;
  /** What holds now, in a sentence; also for those who may not change it. */
  says: string;
  hint?: string;
  form: { dirty: boolean; formProps: FormElementProps };
  saving: { isPending: boolean; error: Error | null };
  children: ReactNode;
}

export function RuleForm({ rule, title, says, hint, form, saving, children }: Props) {
  const { onDuty } = useTexts();
  const words = onDuty.rules;
  const mayEdit = useMay('rosters.edit');
  return (
    <section className="panel duty-rule" data-testid={`rule-${rule.duty}`}>
      <h2>
        {title}
        <small className={rule.confidence === 'proposal' ? 'proposal' : 'muted'}>
          {rule.confidence === 'proposal' ? words.proposal : words.own(rule.version)}
        </small>
      </h2>
      <p className="muted">{says}</p>
      {mayEdit ? (
        <form aria-label={title} {...form.formProps}>
          {children}
          <SubmitButton label={words.save} loading={saving.isPending} disabled={!form.dirty} />
          {saving.error ? <Refused refusal={refusalOf(saving.error)} /> : null}
        </form>
      ) : null}
      {hint ? <p className="muted">{hint}</p> : null}
    </section>
  );
}
