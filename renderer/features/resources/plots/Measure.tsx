// Measuring on a map: the tool on it, and beside it the result as a list that is read and copied.
import { Button } from 'antd';
import { type KeyboardEvent, useEffect } from 'react';
import { DrawTool } from '#renderer/map/tools/DrawTool.tsx';
import { DrawnLayer } from '#renderer/map/tools/DrawnLayer.tsx';
import type { DrawnShape } from '#renderer/map/tools/drawn.ts';
import { blankSketch, redo, takeBack, undo } from '#renderer/map/tools/sketch.ts';
import { useCopy } from '#renderer/texts/use-copy.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { setMeasuring, startMeasuring, stopMeasuring, useMeasuring } from './measure-store.ts';
import { putAside } from './plot-store.ts';
import { measuredLegs, measuredSums, measuredText } from './measured.ts';
import './plots.css';

/** Corners at most: more are no measuring but a survey. */
const mostCorners = 200;

/** A child of WatchMap. @param onDrawing places are not worked while the tool draws */
export function MeasureLayer({ onDrawing }: { onDrawing?: (drawing: boolean) => void }) {
  const texts = useTexts();
  const locale = useLocale((state) => state.locale);
  const { what, active, sketch, asked } = useMeasuring();
  useEffect(() => {
    onDrawing?.(active);
    return () => onDrawing?.(false);
  }, [active, onDrawing]);
  if (what === null) return null;
  const closed = what === 'area';
  const sums = measuredSums(sketch.points, closed, texts);
  const shape: Omit<DrawnShape, 'points'> = {
    id: 'measure',
    form: closed ? 'area' : 'line',
    stroke: 'plain',
    colour: 'accent',
    symbol: null,
    label: closed && sketch.points.length > 2 ? (sums[0]?.text ?? '') : '',
    legs: measuredLegs(sketch.points, closed, texts, locale).map(({ text }) => text),
  };
  if (!active) return <DrawnLayer shapes={[{ ...shape, points: sketch.points }]} />;
  return (
    <DrawTool
      sketch={sketch}
      most={mostCorners}
      shape={shape}
      onSketch={(next) => setMeasuring({ sketch: next })}
      onFinish={() => setMeasuring({ active: false })}
      onLeave={() => setMeasuring({ active: false })}
      asked={asked}
    />
  );
}

export function MeasurePanel() {
  const texts = useTexts();
  const { plots } = texts;
  const { measure: words } = plots;
  const locale = useLocale((state) => state.locale);
  const { what, active, sketch } = useMeasuring();
  const copy = useCopy();
  const closed = what === 'area';
  const legs = measuredLegs(sketch.points, closed, texts, locale);
  const sums = measuredSums(sketch.points, closed, texts);
  const text = measuredText(sketch.points, closed, texts, locale);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !active) return;
    event.preventDefault();
    event.stopPropagation();
    setMeasuring({ active: false });
  };
  return (
    <section className="plot-tools" aria-label={words.title} data-testid="measure" data-own-escape onKeyDown={onKeyDown}>
      <div className="plot-bar" role="group" aria-label={words.title}>
        {(['distance', 'area'] as const).map((one) => (
          <Button
            key={one}
            type={what === one && active ? 'primary' : 'default'}
            aria-pressed={what === one}
            onClick={() => {
              putAside();
              startMeasuring(one);
            }}
          >
            {words[one]}
          </Button>
        ))}
        {what === null ? null : <Button onClick={stopMeasuring}>{words.stop}</Button>}
      </div>
      {what === null ? <p className="hint">{words.hint}</p> : null}
      {what === null ? null : (
        <>
          <details className="plot-how">
            <summary>{plots.how}</summary>
            {plots.keys}
          </details>
          <div role="status" data-testid="measured">
            {sums.map(({ name, text: said }) => (
              <p key={name} className="plot-size">
                {name} {said}
              </p>
            ))}
          </div>
          <ol className="measure-legs" data-testid="measured-legs">
            {legs.map(({ name, text: said }) => (
              <li key={name}>{said}</li>
            ))}
          </ol>
          <small>{words.method}</small>
          <div className="plot-acts">
            <Button disabled={sketch.past.length === 0} onClick={() => setMeasuring({ sketch: undo(sketch) })}>
              {plots.undo}
            </Button>
            <Button disabled={sketch.future.length === 0} onClick={() => setMeasuring({ sketch: redo(sketch) })}>
              {plots.redo}
            </Button>
            <Button disabled={sketch.points.length === 0} onClick={() => setMeasuring({ sketch: takeBack(sketch) })}>
              {plots.back}
            </Button>
            <Button disabled={sketch.points.length === 0} onClick={() => setMeasuring({ sketch: blankSketch })}>
              {words.clear}
            </Button>
            <Button disabled={legs.length === 0} data-testid="measure-copy" onClick={() => copy(text)}>
              {words.copy}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
