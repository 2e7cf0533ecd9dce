// The rules of a run: as the roster has them, to be changed for this run alone.
import { Button } from 'antd';
import type { FormState } from '#renderer/client/use-form.ts';
import { TextField } from '#renderer/components/TextField.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { RosterView } from '../calendar-model.ts';
import { type GenerateForm, generateForm, rulesOfRun } from '../generate-model.ts';

const weightNames = ['workday', 'weekend', 'holiday', 'night'] as const;

export function RunRules({ roster, form }: { roster: RosterView; form: FormState<GenerateForm> }) {
  const { drafts: words, rosterSetup } = useTexts();
  const { values, set } = form;
  const changed = Object.keys(rulesOfRun(values, roster.rules)).length > 0;
  const back = (): void => {
    const { restHours, maxPerWeek, weights } = generateForm(roster, values.from);
    set({ restHours, maxPerWeek, weights });
  };
  return (
    <div className="form run-rules">
      <p className="muted">{words.form.always}</p>
      <TextField
        {...form.field('restHours')}
        label={rosterSetup.restHours}
        className="num short-input"
        value={values.restHours}
        maxLength={6}
        onChange={(restHours) => set({ restHours })}
      />
      <TextField
        {...form.field('maxPerWeek')}
        label={rosterSetup.maxPerWeek}
        hint={rosterSetup.maxPerWeekHint}
        className="num short-input"
        value={values.maxPerWeek}
        maxLength={3}
        onChange={(maxPerWeek) => set({ maxPerWeek })}
      />
      {weightNames.map((name) => (
        <TextField
          key={name}
          {...form.field(name)}
          label={rosterSetup.weights[name]}
          className="num short-input"
          value={values.weights[name]}
          maxLength={6}
          onChange={(text) => set({ weights: { ...values.weights, [name]: text } })}
        />
      ))}
      <TextField
        {...form.field('seconds')}
        label={words.form.seconds}
        hint={words.form.secondsHint}
        className="num short-input"
        value={values.seconds}
        maxLength={4}
        onChange={(seconds) => set({ seconds })}
      />
      <p className="muted">
        {changed ? (
          <>
            {words.form.rulesChanged}{' '}
            <Button size="small" onClick={back}>
              {words.form.rulesBack}
            </Button>
          </>
        ) : (
          words.form.rulesOwn
        )}{' '}
        <a href={`#/duty/setup?roster=${roster.id}`}>{words.form.rulesSetup}</a>
      </p>
    </div>
  );
}
