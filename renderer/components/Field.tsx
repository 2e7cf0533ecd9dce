// A field of a form: its label, the control, a hint, and what is wrong with it, tied together for screen readers.
import type { FocusEvent, ReactNode } from 'react';
import './field.css';

/** What the control must be given. */
export interface ControlProps {
  id: string;
  status: 'error' | '';
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
}

interface Props {
  id: string;
  label: string;
  error?: string | undefined;
  hint?: ReactNode;
  onBlur?: () => void;
  /** A group of controls (buttons, check boxes): named by the label, not one control. */
  group?: boolean;
  children: (props: ControlProps) => ReactNode;
}

export function Field({ id, label, error, hint, onBlur, group = false, children }: Props) {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((one) => one !== '').join(' ');
  const control = children({
    id,
    status: error ? 'error' : '',
    'aria-invalid': error !== undefined,
    'aria-describedby': described || undefined,
  });
  // Pressing a button does not count as leaving: the problem would appear, move the button away, and the click would be lost.
  const left = (event: FocusEvent): void => {
    if (!(event.relatedTarget instanceof HTMLButtonElement)) onBlur?.();
  };
  return (
    <div className="field" onBlur={left}>
      {group ? (
        <span className="label" id={`${id}-label`}>
          {label}
        </span>
      ) : (
        <label htmlFor={id}>{label}</label>
      )}
      <div className="control" {...(group ? { role: 'group', 'aria-labelledby': `${id}-label` } : {})}>
        {control}
        {hint ? (
          <p className="hint" id={`${id}-hint`}>
            {hint}
          </p>
        ) : null}
        {error ? (
          <p className="wrong" id={`${id}-error`} role="alert">
            {error}
          </p>
        ) : null}
      </div>
    </div>
  );
}
