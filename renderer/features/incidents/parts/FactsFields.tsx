// The groups of the form that changes facts: people first, since they change most.
import { Button, Checkbox, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { casualtyFields, grades, marks, narrativeFields, sourceModes } from '#shared/incidents/types.ts';
import { maxIntakeText, maxLine, maxNote } from '#shared/kernel/limits.ts';
import { useNow } from '#renderer/client/now.ts';
import { MomentInput } from '#renderer/texts/MomentInput.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { metricLabel, metricNames, metricUnit } from '../fact-words.ts';
import { momentKeys, shownText } from '../facts-form.ts';
import { FactField, type FactFieldProps, SmallFact } from './FactField.tsx';
import { KindSelect } from './KindSelect.tsx';
import { PositionField } from './PositionField.tsx';

interface Props extends FactFieldProps {
  refused: { field: string; text: string } | null;
}

export function CasualtyFacts({ incident, edit, refused }: Props) {
  const texts = useTexts();
  const words = texts.incident.edit;
  return (
    <fieldset className="fact-group-fields">
      <legend>{texts.incident.facts.groups.people}</legend>
      <div className="small-facts">
        {casualtyFields.map((field) => (
          <SmallFact key={field} incident={incident} edit={edit} fact={`casualties.${field}`} refused={refused} />
        ))}
      </div>
      {incident.approximate.map((item) => {
        const dropped = shownText(incident, edit.edits, `approximate.${item.field}`) === '';
        const field = casualtyFields.find((one) => one === item.field);
        const exact = field !== undefined && shownText(incident, edit.edits, `casualties.${field}`).trim() !== '';
        return (
          <p key={item.field} className="rough">
            <b>{field ? texts.common.casualties[field] : metricLabel(item.field, texts)}</b>{' '}
            {exact ? <s>{words.roughKept(item.text)}</s> : dropped ? <s>{words.roughKept(item.text)}</s> : words.roughKept(item.text)}{' '}
            {exact ? (
              <small className="muted">{words.roughReplaced}</small>
            ) : (
              <Button size="small" onClick={() => edit.set(`approximate.${item.field}`, dropped ? item.text : '')}>
                {dropped ? words.keepRough : words.dropRough}
              </Button>
            )}
          </p>
        );
      })}
    </fieldset>
  );
}

export function WhatFacts({ incident, edit, refused }: Props) {
  const { common, incident: words } = useTexts();
  const field = { incident, edit, refused };
  return (
    <fieldset className="fact-group-fields">
      <legend>{words.facts.groups.what}</legend>
      <FactField {...field} fact="grade" hint={words.edit.gradeHint}>
        {({ value, onChange, id }) => (
          <Segmented
            id={id}
            aria-label={words.facts.fields.grade}
            value={value}
            options={grades.map((one) => ({ value: one, label: `${common.gradeShort[one]} ${common.grade[one]}` }))}
            onChange={onChange}
          />
        )}
      </FactField>
      <FactField {...field} fact="kind">
        {({ id, value, onChange }) => <KindSelect id={id} value={value || null} onChange={(code) => onChange(code ?? '')} />}
      </FactField>
      <FactField {...field} fact="place">
        {({ onChange, ...props }) => <Input {...props} maxLength={maxLine} onChange={(event) => onChange(event.target.value)} />}
      </FactField>
      <FactField {...field} fact="position">
        {(props) => <PositionField {...props} />}
      </FactField>
      <FactField {...field} fact="marks">
        {({ id, value, onChange }) => (
          <Checkbox.Group
            aria-labelledby={id}
            value={value.split(',')}
            options={marks
              .filter((mark) => mark !== 'deaths' || value.split(',').includes(mark))
              .map((mark) => ({ value: mark, label: common.marks[mark] }))}
            onChange={(chosen) => onChange(marks.filter((mark) => chosen.includes(mark)).join(','))}
          />
        )}
      </FactField>
    </fieldset>
  );
}

export function MomentFacts({ incident, edit, refused }: Props) {
  const words = useTexts().incident;
  const now = useNow();
  return (
    <fieldset className="fact-group-fields">
      <legend>{words.facts.groups.moments}</legend>
      {momentKeys.map((key) => (
        <FactField
          key={key}
          incident={incident}
          edit={edit}
          refused={refused}
          fact={key}
          {...(key === 'occurredAt' ? { hint: words.edit.timeHint } : {})}
        >
          {({ value, onChange, ...props }) => (
            <span className="row">
              <MomentInput {...props} value={value} now={now} onChange={onChange} />
              {key === 'occurredAt' ? (
                <Checkbox
                  checked={shownText(incident, edit.edits, 'occurredApprox') === '1'}
                  onChange={(event) => edit.set('occurredApprox', event.target.checked ? '1' : '')}
                >
                  {words.facts.fields.occurredApprox}
                </Checkbox>
              ) : null}
            </span>
          )}
        </FactField>
      ))}
    </fieldset>
  );
}

/** Asked for in most incidents; the others are added when they are said. */
const usualMetrics = ['directLoss', 'forestAreaHa'];

export function FigureFacts({ incident, edit, refused }: Props) {
  const texts = useTexts();
  const words = texts.incident;
  const [added, setAdded] = useState<readonly string[]>([]);
  const typed = Object.keys(edit.edits)
    .filter((key) => key.startsWith('figures.'))
    .map((key) => key.slice('figures.'.length));
  const shown = [...new Set([...usualMetrics, ...Object.keys(incident.figures), ...typed, ...added])];
  return (
    <fieldset className="fact-group-fields">
      <legend>{words.facts.groups.figures}</legend>
      <div className="small-facts">
        {shown.map((metric) => (
          <SmallFact
            key={metric}
            incident={incident}
            edit={edit}
            fact={`figures.${metric}`}
            unit={metricUnit(metric, texts)}
            refused={refused}
          />
        ))}
        <div className="small-fact">
          <label htmlFor="add-figure">{words.edit.addFigure}</label>
          <Select
            id="add-figure"
            showSearch={{ optionFilterProp: 'label' }}
            value={null}
            placeholder={words.edit.addFigure}
            options={metricNames
              .filter((metric) => !shown.includes(metric))
              .map((metric) => ({ value: metric, label: metricLabel(metric, texts) }))}
            onChange={(metric: string | null) => (metric === null ? undefined : setAdded([...added, metric]))}
            popupMatchSelectWidth={260}
          />
        </div>
      </div>
    </fieldset>
  );
}

export function NarrativeFacts({ incident, edit, refused }: Props) {
  const { incident: words } = useTexts();
  return (
    <fieldset className="fact-group-fields">
      <legend>{words.facts.groups.told}</legend>
      {narrativeFields.map((field) => (
        <FactField key={field} incident={incident} edit={edit} refused={refused} fact={`narrative.${field}`}>
          {({ onChange, ...props }) => (
            <Input.TextArea
              {...props}
              autoSize={{ minRows: 1, maxRows: 8 }}
              maxLength={maxNote}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </FactField>
      ))}
    </fieldset>
  );
}

export function SourceFacts({ incident, edit, refused }: Props) {
  const { common, incident: words } = useTexts();
  const field = { incident, edit, refused };
  return (
    <fieldset className="fact-group-fields">
      <legend>{words.facts.groups.source}</legend>
      <FactField {...field} fact="title">
        {({ onChange, ...props }) => <Input {...props} maxLength={maxLine} onChange={(event) => onChange(event.target.value)} />}
      </FactField>
      <FactField {...field} fact="source.mode">
        {({ id, value, onChange }) => (
          <Segmented
            id={id}
            aria-label={words.facts.fields.mode}
            value={value}
            options={sourceModes.map((mode) => ({ value: mode, label: common.modes[mode] }))}
            onChange={onChange}
          />
        )}
      </FactField>
      <FactField {...field} fact="source.caller">
        {({ onChange, ...props }) => <Input {...props} maxLength={maxLine} onChange={(event) => onChange(event.target.value)} />}
      </FactField>
      <FactField {...field} fact="source.phone">
        {({ onChange, ...props }) => <Input {...props} className="num" maxLength={40} onChange={(event) => onChange(event.target.value)} />}
      </FactField>
      <FactField {...field} fact="text">
        {({ onChange, ...props }) => (
          <Input.TextArea
            {...props}
            autoSize={{ minRows: 2, maxRows: 10 }}
            maxLength={maxIntakeText}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </FactField>
    </fieldset>
  );
}
