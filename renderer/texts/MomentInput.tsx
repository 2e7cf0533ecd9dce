// A moment as it is typed: "22:54" is enough and becomes the whole time when one leaves the field; a button gives now.
import { Button, Input } from 'antd';
import { instantOfTyped } from './typed.ts';
import { momentOf } from './times.ts';
import { useTexts } from './use-texts.ts';

interface Props {
  id: string;
  value: string;
  onChange: (value: string) => void;
  /** The station's time. */
  now: number;
  /** Whether "22:54" was, or will be. */
  lean?: 'past' | 'future';
  placeholder?: string;
  label?: string;
  disabled?: boolean;
  status?: 'error' | '';
  'aria-invalid'?: boolean;
  'aria-describedby'?: string | undefined;
}

export function MomentInput({ now, lean = 'past', onChange, label, ...rest }: Props) {
  const { common } = useTexts();
  const complete = (): void => {
    const at = rest.value.trim() === '' ? null : instantOfTyped(rest.value, now, lean);
    const whole = at === null ? rest.value : momentOf(at, at % 60_000 !== 0);
    if (whole !== rest.value) onChange(whole);
  };
  return (
    <span className="moment-input">
      <Input
        {...rest}
        className="num"
        maxLength={30}
        {...(label === undefined ? {} : { 'aria-label': label })}
        onChange={(event) => onChange(event.target.value)}
        onBlur={complete}
      />
      {lean === 'past' ? (
        <Button disabled={rest.disabled ?? false} onClick={() => onChange(momentOf(now))}>
          {common.now}
        </Button>
      ) : null}
    </span>
  );
}
