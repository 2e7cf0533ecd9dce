// An incident without a position: says so, and offers to set it by the place's name or on the map.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Position } from '#shared/kernel/geo.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Field } from '#renderer/components/Field.tsx';
import { PointPicker } from '#renderer/map/PointPicker.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { BaseMap } from '../layers/late-base-map.ts';

interface Props {
  incident: { id: string; place: { text: string } | null };
}

/** Where the map begins when the office has said no centre. */
const nowhere = { lng: 105, lat: 35 };
const shownAtMost = 6;

function positionOf(text: string): Position | null {
  const [lng = NaN, lat = NaN, more] = text.split(/[,，\s]+/).map((part) => (part === '' ? NaN : Number(part)));
  return more === undefined && Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? { lng, lat } : null;
}

export function SetPosition({ incident }: Props) {
  const words = useTexts().near.noPosition;
  const may = useMay('incidents.write');
  const settings = useQuery(orpc.settings.get.queryOptions());
  const text = incident.place?.text ?? '';
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const change = useMutation(orpc.incidents.changeFacts.mutationOptions());
  // Places on record whose name stands in what was said.
  const named = useQuery({ ...orpc.nearby.named.queryOptions({ input: { text: text.slice(0, 200) } }), enabled: text !== '' });
  const position = positionOf(typed);
  const save = (): void => {
    setTried(true);
    if (position) change.mutate({ id: incident.id, place: { text: text || typed, ...position }, reason: words.reason });
  };
  return (
    <section className="near-unplaced" data-testid="near-unplaced">
      <h3>{words.title}</h3>
      <p>
        {words.body}
        <b>{text || '—'}</b>
      </p>
      {may ? (
        <>
          {named.data && named.data.items.length > 0 ? (
            <p className="row">
              <span className="muted">{words.found}</span>
              {named.data.items.slice(0, shownAtMost).map(({ name, lng, lat }) => (
                <Button key={`${name}/${lng}/${lat}`} size="small" onClick={() => setTyped(`${lng}, ${lat}`)}>
                  {name}
                </Button>
              ))}
            </p>
          ) : (
            <p className="faint">{words.none}</p>
          )}
          <Field id="near-position" label={words.typed} error={tried && !position ? words.wrong : undefined}>
            {(props) => (
              <span className="row">
                <Input
                  {...props}
                  className="num position-input"
                  value={typed}
                  maxLength={40}
                  placeholder="116.32, 35.888"
                  onChange={(event) => setTyped(event.target.value)}
                  onPressEnter={save}
                />
                <Button type="primary" loading={change.isPending} onClick={save} data-testid="near-position-save">
                  {words.save}
                </Button>
              </span>
            )}
          </Field>
          {change.isError ? <Refused refusal={refusalOf(change.error)} /> : null}
          {settings.data ? (
            <div className="near-picker">
              <PointPicker
                centre={position ?? settings.data.centre ?? nowhere}
                value={position}
                onPick={({ lng, lat }) => setTyped(`${lng}, ${lat}`)}
                label={words.set}
              >
                <BaseMap />
              </PointPicker>
            </div>
          ) : null}
        </>
      ) : null}
    </section>
  );
}
