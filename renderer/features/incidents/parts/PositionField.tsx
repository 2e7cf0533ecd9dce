// The position of an incident, typed as longitude and latitude or picked on the grid.
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { typedPosition } from '#shared/kernel/degrees.ts';
import { useState } from 'react';
import { orpc } from '#renderer/client/query.ts';
import type { ControlProps } from '#renderer/components/Field.tsx';
import { BaseMap } from '#renderer/features/resources/index.ts';
import { PointPicker } from '#renderer/map/PointPicker.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Props extends ControlProps {
  /** "116.32,35.888" or ''. */
  value: string;
  onChange: (value: string) => void;
}

export function PositionField({ value, onChange, ...props }: Props) {
  const words = useTexts().incident.edit;
  const { data } = useQuery(orpc.settings.get.queryOptions());
  const [open, setOpen] = useState(false);
  return (
    <>
      <span className="row">
        <Input
          {...props}
          className="num position-input"
          value={value}
          maxLength={40}
          placeholder="116.32, 35.888"
          onChange={(event) => onChange(event.target.value)}
        />
        {data?.centre ? (
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? words.hideMap : words.map}
          </Button>
        ) : null}
      </span>
      {open && data?.centre ? (
        <PointPicker
          centre={data.centre}
          value={typedPosition(value)?.position ?? null}
          onPick={({ lng, lat }) => onChange(`${lng},${lat}`)}
          label={words.map}
        >
          <BaseMap />
        </PointPicker>
      ) : null}
    </>
  );
}
