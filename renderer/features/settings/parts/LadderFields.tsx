// A ladder as a form: its names, what "at once" is taken as, and its stages.
import { Button, Input, Segmented, Select } from 'antd';
import { priorities, roles } from '#shared/obligations/types.ts';
import type { FormState } from '#renderer/client/use-form.ts';
import { ChoiceField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type LadderForm, newStage, type StageForm } from '../forms/ladder-form.ts';
import type { RuleForm } from '../forms/rule-form.ts';
import { DurationInput } from './DurationInput.tsx';

interface Props {
  field: FormState<RuleForm>['field'];
  values: LadderForm;
  set: (patch: Partial<LadderForm>) => void;
}

const whens = ['share', 'before', 'after'] as const;

export function LadderFields({ field, values, set }: Props) {
  const { rules } = useTexts();
  const { editor, fields } = rules;
  const { stages } = values;
  const setStage = (index: number, patch: Partial<StageForm>): void =>
    set({ stages: stages.map((stage, other) => (other === index ? { ...stage, ...patch } : stage)) });
  const name = (key: 'name' | 'nameEn') => (
    <TextField {...field(key)} label={fields[key] ?? ''} value={values[key]} maxLength={300} onChange={(text) => set({ [key]: text })} />
  );
  return (
    <>
      {name('name')}
      {name('nameEn')}
      <Field {...field('atOnceSeconds')} label={fields.atOnceSeconds ?? ''}>
        {(props) => (
          <DurationInput {...props} label={fields.atOnceSeconds ?? ''} value={values.atOnce} onChange={(atOnce) => set({ atOnce })} />
        )}
      </Field>
      <p className="muted">{editor.lastRepeats}</p>
      {stages.map((stage, index) => (
        <Stage
          // A stage has no name of its own while it is typed: its place is what it is known by.
          key={index}
          index={index}
          stage={stage}
          field={field}
          onChange={(patch) => setStage(index, patch)}
          onRemove={stages.length > 1 ? () => set({ stages: stages.filter((_, other) => other !== index) }) : null}
        />
      ))}
      <div className="buttons">
        {stages.length < 60 ? (
          <Button type="dashed" onClick={() => set({ stages: [...stages, newStage(stages)] })}>
            ＋ {editor.addStage}
          </Button>
        ) : null}
      </div>
    </>
  );
}

interface StageProps {
  index: number;
  stage: StageForm;
  field: FormState<RuleForm>['field'];
  onChange: (patch: Partial<StageForm>) => void;
  onRemove: (() => void) | null;
}

function Stage({ index, stage, field, onChange, onRemove }: StageProps) {
  const { rules, common } = useTexts();
  const { editor } = rules;
  const at = `stages.${index}`;
  return (
    <fieldset className="rule-part">
      <legend>{editor.stageOf(index + 1)}</legend>
      <Field {...field(`${at}.at`)} label={editor.stageAtLabel}>
        {(props) => (
          <div className="row">
            <Segmented
              aria-label={editor.stageAtLabel}
              value={stage.when}
              options={whens.map((value) => ({ value, label: editor.stageAt[value] }))}
              onChange={(when) => onChange({ when })}
            />
            {stage.when === 'share' ? (
              <Input
                {...props}
                className="num rule-short"
                inputMode="decimal"
                value={stage.share}
                maxLength={8}
                onChange={(event) => onChange({ share: event.target.value })}
              />
            ) : (
              <DurationInput {...props} label={editor.stageAtLabel} value={stage.span} onChange={(span) => onChange({ span })} />
            )}
          </div>
        )}
      </Field>
      <Field {...field(`${at}.tells`)} label={editor.tells}>
        {(props) => (
          <Select
            {...props}
            mode="multiple"
            value={stage.tells}
            options={roles.map((value) => ({ value, label: common.role[value] }))}
            onChange={(tells) => onChange({ tells })}
          />
        )}
      </Field>
      <ChoiceField
        {...field(`${at}.priority`)}
        label={editor.priority}
        value={stage.priority}
        options={priorities}
        nameOf={(value) => common.priority[value]}
        onChange={(priority) => onChange({ priority })}
      />
      <TextField
        {...field(`${at}.repeatSeconds`)}
        label={editor.repeatEvery}
        className="num rule-short"
        inputMode="numeric"
        value={stage.repeat}
        maxLength={5}
        onChange={(repeat) => onChange({ repeat })}
      />
      <Field {...field(`${at}.id`)} label={editor.stageId}>
        {(props) => (
          <div className="row">
            <Input
              {...props}
              className="num rule-short"
              value={stage.id}
              maxLength={40}
              onChange={(event) => onChange({ id: event.target.value })}
            />
            {onRemove ? <Button onClick={onRemove}>{editor.removeStage(index + 1)}</Button> : null}
          </div>
        )}
      </Field>
    </fieldset>
  );
}
