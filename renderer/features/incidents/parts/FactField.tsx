// A fact in the form: marked when it is changed, with its problem beside it, and with what another window wrote meanwhile.
import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { type ControlProps, Field } from '#renderer/components/Field.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { factLabel, valueText } from '../fact-words.ts';
import { conflictOf, type FactKey, type IncidentDetail, shownText } from '../facts-form.ts';
import type { FactsEdit } from '../use-facts-edit.ts';
import { useKinds } from './KindSelect.tsx';

export interface FactFieldProps {
  incident: IncidentDetail;
  edit: FactsEdit;
}

interface Props extends FactFieldProps {
  fact: FactKey;
  label?: string;
  hint?: ReactNode;
  /** The field that the station refused, by its name on the wire. */
  refused?: { field: string; text: string } | null;
  children: (props: ControlProps & { value: string; onChange: (value: string) => void }) => ReactNode;
}

const idOf = (fact: FactKey): string => `fact-${fact.replaceAll('.', '-')}`;

export function FactField({ incident, edit, fact, label, hint, refused = null, children }: Props) {
  const texts = useTexts();
  const problem = edit.problems[fact];
  const wrong = problem ? texts.incident.edit.wrong[problem] : refused?.field === fact ? refused.text : undefined;
  return (
    <div className={`fact-field${edit.changed.includes(fact) ? ' changed' : ''}`} data-edit={fact}>
      <Field id={idOf(fact)} label={label ?? factLabel(fact, texts)} error={wrong} hint={hint}>
        {(props) => (
          <>
            {children({ ...props, value: shownText(incident, edit.edits, fact), onChange: (value) => edit.set(fact, value) })}
            <Conflict incident={incident} edit={edit} fact={fact} />
          </>
        )}
      </Field>
    </div>
  );
}

/** Another window wrote this fact while it was typed here: neither is lost, the person says which stands. */
function Conflict({ incident, edit, fact }: FactFieldProps & { fact: FactKey }) {
  const texts = useTexts();
  const words = texts.incident.edit;
  const { byCode } = useKinds();
  const theirs = conflictOf(incident, edit.edits, fact);
  if (theirs === null) return null;
  return (
    <p className="conflict" role="status" data-testid="fact-conflict">
      {words.changedBy(valueText(fact, theirs, texts, (code) => byCode.get(code)?.name ?? code) || words.empty)}
      <Button size="small" onClick={() => edit.set(fact, theirs)}>
        {words.useTheirs}
      </Button>
      <Button size="small" onClick={() => edit.keepMine(fact)}>
        {words.keepMine}
      </Button>
    </p>
  );
}

/** Small fields in a row, each with its own name and problem. */
export function SmallFact({
  incident,
  edit,
  fact,
  unit,
  refused = null,
}: FactFieldProps & { fact: FactKey; unit?: string; refused?: Props['refused'] }) {
  const texts = useTexts();
  const problem = edit.problems[fact];
  const wrong = problem ? texts.incident.edit.wrong[problem] : refused?.field === fact ? refused.text : undefined;
  const id = idOf(fact);
  return (
    <div className={`small-fact${edit.changed.includes(fact) ? ' changed' : ''}`} data-edit={fact}>
      <label htmlFor={id}>{factLabel(fact, texts)}</label>
      <Input
        id={id}
        className="num"
        inputMode="decimal"
        value={shownText(incident, edit.edits, fact)}
        maxLength={14}
        suffix={unit}
        status={wrong ? 'error' : ''}
        aria-invalid={wrong !== undefined}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={(event) => edit.set(fact, event.target.value)}
      />
      {wrong ? (
        <small id={`${id}-wrong`} className="problem" role="alert">
          {wrong}
        </small>
      ) : null}
      <Conflict incident={incident} edit={edit} fact={fact} />
    </div>
  );
}
