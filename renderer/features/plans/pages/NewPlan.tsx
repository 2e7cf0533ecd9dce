// A plan that is entered by hand: what it is and its first version; its text follows.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { dayText } from '#shared/time/zone.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { zoneNow } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { useListView } from '../list-view.ts';
import { PlanFields, VersionFields } from '../parts/PlanFields.tsx';
import { PlansTabs } from '../parts/PlansTabs.tsx';
import { planForm, planInput, planProblems, versionForm, versionInput, versionProblems } from '../plan-form.ts';
import '../plans.css';

export function NewPlanPage() {
  const { common, plans } = useTexts();
  const words = plans.form;
  const locale = useLocale((state) => state.locale);
  const navigate = useNavigate();
  const today = dayText(useNow(), zoneNow());
  const create = useMutation(orpc.plans.create.mutationOptions());
  const refusal = create.isError ? refusalOf(create.error) : null;
  const form = useForm({
    name: 'plan-new',
    start: { ...planForm(null), ...versionForm(null) },
    check: (values) => ({ ...planProblems(values, today, words.problems), ...versionProblems(values, today, words.problems) }),
    save: (values) =>
      create.mutate(
        { plan: planInput(values, today), version: versionInput(values, today) },
        {
          onSuccess: (saved) => {
            form.reset();
            useListView.setState({ opened: saved.id });
            void navigate(`/plans/${saved.id}`);
          },
        },
      ),
    refused: refusal?.field === undefined ? null : { field: refusal.field.replace(/^.*\./, ''), text: errorTexts[locale][refusal.code] },
  });
  return (
    <div className="page plans">
      <PlansTabs />
      <header className="page-head">
        <Button onClick={() => void navigate('/plans')}>← {plans.tabs.library}</Button>
        <h1>{words.create}</h1>
        <span className="muted">{words.createHint}</span>
      </header>
      <section className="panel plan-form-panel">
        <form className="form" {...form.formProps} aria-label={words.create} data-testid="plan-form">
          <PlanFields form={form} today={today} />
          <h2>{words.version}</h2>
          <VersionFields form={form} today={today} />
          {create.isError ? <Refused refusal={refusalOf(create.error)} /> : null}
          <div className="buttons">
            <SubmitButton label={common.save} loading={create.isPending} />
            {form.dirty ? (
              <Button type="text" onClick={form.reset}>
                {words.discard}
              </Button>
            ) : null}
          </div>
        </form>
      </section>
    </div>
  );
}
