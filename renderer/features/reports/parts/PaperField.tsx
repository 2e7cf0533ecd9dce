// Fields that are edited where they stand on the paper: a line, or a list of parties.
import { type KeyboardEvent, useState } from 'react';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type FieldProblem, partiesOf } from '../report-edit.ts';

interface LineProps {
  /** Name of the part, for its id and for tests. */
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  problem?: FieldProblem | undefined;
  placeholder?: string;
}

/** One paragraph that grows with its text; Enter makes no second one. */
export function PaperLine({ name, label, value, onChange, problem, placeholder }: LineProps) {
  const words = useTexts().reports.paper;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.nativeEvent.isComposing) event.preventDefault();
  };
  return (
    <>
      <textarea
        id={`paper-${name}`}
        className="paper-input"
        rows={1}
        aria-label={label}
        aria-invalid={problem !== undefined}
        aria-describedby={problem ? `paper-${name}-wrong` : undefined}
        value={value}
        placeholder={placeholder}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value.replaceAll('\n', ''))}
        onKeyDown={onKeyDown}
        data-testid={`paper-${name}`}
      />
      {problem ? (
        <small id={`paper-${name}-wrong`} className="paper-wrong" role="alert">
          {words.wrong[problem]}
        </small>
      ) : null}
    </>
  );
}

interface PartiesProps extends Omit<LineProps, 'value' | 'onChange'> {
  value: string[];
  onChange: (value: string[]) => void;
}

/** Parties with commas between them; what is typed stays as it is typed while one is in the field. */
export function PaperParties({ value, onChange, ...rest }: PartiesProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div className="paper-parties" onBlur={() => setTyped(null)}>
      <PaperLine
        {...rest}
        value={typed ?? value.join('，')}
        onChange={(text) => {
          setTyped(text);
          onChange(partiesOf(text));
        }}
      />
    </div>
  );
}
