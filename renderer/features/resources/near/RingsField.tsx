// The radii of the circles: typed with commas between; a wrong one is said at the field and changes nothing.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { defaultRings } from '#shared/resources/near/limits.ts';
import { Field } from '#renderer/components/Field.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { ringsOfTyped } from './near-state.ts';

interface Props {
  rings: readonly number[];
  onChange: (rings: readonly number[]) => void;
}

export function RingsField({ rings, onChange }: Props) {
  const words = useTexts().near.rings;
  // null: what holds is shown.
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && ringsOfTyped(typed) === null;
  const take = (): void => {
    const next = typed === null ? null : ringsOfTyped(typed);
    if (!next) return;
    onChange(next);
    setTyped(null);
  };
  const usual = rings.join(',') === defaultRings.join(',');
  return (
    <div className="near-rings">
      <Field
        id="near-rings"
        label={words.label}
        error={wrong ? words.wrong : undefined}
        hint={typed === null ? undefined : words.hint}
        onBlur={take}
      >
        {(props) => (
          <Input
            {...props}
            className="num"
            value={typed ?? rings.join(', ')}
            maxLength={100}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) take();
              else if (event.key === 'Escape' && typed !== null) {
                event.preventDefault();
                event.stopPropagation();
                setTyped(null);
              }
            }}
          />
        )}
      </Field>
      {usual ? null : (
        <Button
          size="small"
          onClick={() => {
            setTyped(null);
            onChange(defaultRings);
          }}
        >
          {words.usual}
        </Button>
      )}
    </div>
  );
}
