// The corners of what is drawn, as a list: each can be typed, moved to the cross, followed by another, taken away. The same by keys as on the map.
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Id } from '#shared/kernel/ids.ts';
import type { Position } from '#shared/kernel/geo.ts';
import { typedPosition } from '#shared/kernel/degrees.ts';
import { add, insertAfter, moveTo, removeAt, type Sketch } from '#renderer/map/tools/sketch.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { degreesText } from './drawn-plot.ts';
import { crossOf } from './plot-store.ts';

interface Props {
  incident: Id;
  sketch: Sketch;
  most: number;
  problem: string | undefined;
  onSketch: (change: (sketch: Sketch) => Sketch) => void;
}

const textOf = ({ lng, lat }: Position): string => `${degreesText(lng)}, ${degreesText(lat)}`;

export function CornerList({ incident, sketch, most, problem, onSketch }: Props) {
  const { plots: words } = useTexts();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const addTyped = (): void => {
    const position = typedPosition(typed)?.position ?? null;
    setWrong(position === null);
    if (!position) return;
    onSketch((before) => add(before, position, most));
    setTyped('');
  };
  const error = wrong ? words.wrong.corner : problem;
  return (
    <fieldset className="plot-corners">
      <legend>{words.corners}</legend>
      <ol data-testid="plot-corners">
        {sketch.points.map((position, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a corner is its number
          <li key={`${index} ${textOf(position)}`}>
            <CornerInput
              name={words.corner(index + 1)}
              position={position}
              onMove={(to) => onSketch((before) => moveTo(before, index, to))}
            />
            <Button
              size="small"
              onClick={() => {
                const cross = crossOf(incident);
                if (cross) onSketch((before) => moveTo(before, index, cross));
              }}
              aria-label={`${words.corner(index + 1)} ${words.toCross}`}
            >
              ⌖
            </Button>
            {most === 1 ? null : (
              <>
                <Button
                  size="small"
                  disabled={sketch.points.length < 2 || sketch.points.length >= most}
                  onClick={() => onSketch((before) => insertAfter(before, index))}
                  aria-label={`${words.corner(index + 1)} ${words.insert}`}
                >
                  ＋
                </Button>
                <Button
                  size="small"
                  onClick={() => onSketch((before) => removeAt(before, index))}
                  aria-label={`${words.corner(index + 1)} ${words.removeCorner}`}
                >
                  －
                </Button>
              </>
            )}
          </li>
        ))}
      </ol>
      <div className="plot-corner-add">
        <Input
          aria-label={words.addTyped}
          placeholder={words.cornerHint}
          value={typed}
          maxLength={60}
          status={error ? 'error' : ''}
          aria-invalid={error !== undefined}
          aria-describedby={error ? 'plot-corner-error' : undefined}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            addTyped();
          }}
        />
        <Button onClick={addTyped}>{words.add}</Button>
      </div>
      {error ? (
        <p className="wrong" id="plot-corner-error" role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

/** Taken when one leaves it or presses Enter; what cannot be read stays typed and is marked. */
function CornerInput({ name, position, onMove }: { name: string; position: Position; onMove: (to: Position) => void }) {
  const { plots: words } = useTexts();
  const [typed, setTyped] = useState(textOf(position));
  const read = typedPosition(typed)?.position ?? null;
  const take = (): void => {
    if (read && typed !== textOf(position)) onMove(read);
  };
  return (
    <Input
      size="small"
      className="num"
      aria-label={name}
      value={typed}
      maxLength={60}
      status={read ? '' : 'error'}
      aria-invalid={read === null}
      title={read ? undefined : words.wrong.corner}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        take();
      }}
    />
  );
}
