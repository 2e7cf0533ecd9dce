// Where a place is: typed as degrees, or picked on a map that opens when it is asked for.
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { positionText, typedPosition } from '#shared/kernel/degrees.ts';
import { orpc } from '#renderer/client/query.ts';
import type { FieldProps } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { PointPicker } from '#renderer/map/PointPicker.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { BaseMap } from '../layers/late-base-map.ts';

interface Props {
  field: FieldProps;
  value: string;
  onChange: (text: string) => void;
}

export function PlacePosition({ field, value, onChange }: Props) {
  const { places } = useTexts();
  const words = places.form;
  const [open, setOpen] = useState(false);
  const { data } = useQuery(orpc.settings.get.queryOptions({ input: {} }));
  const position = typedPosition(value)?.position ?? null;
  const centre = position ?? data?.centre ?? null;
  return (
    <Field {...field} label={places.own.position} hint={words.positionHint}>
      {(tied) => (
        <>
          <div className="row">
            <Input
              {...tied}
              className="num place-position"
              value={value}
              maxLength={80}
              autoComplete="off"
              onChange={(event) => onChange(event.target.value)}
            />
            {centre ? (
              <Button aria-expanded={open} onClick={() => setOpen(!open)}>
                {open ? words.pickClose : words.pick}
              </Button>
            ) : null}
            {value === '' ? null : (
              <Button type="text" onClick={() => onChange('')}>
                {words.clearPosition}
              </Button>
            )}
          </div>
          {open && centre ? (
            <div className="position-map">
              <PointPicker centre={centre} value={position} onPick={(picked) => onChange(positionText(picked))} label={words.picker}>
                <BaseMap />
              </PointPicker>
            </div>
          ) : null}
        </>
      )}
    </Field>
  );
}
