// The layers beside the map: what is shown, what fails and since when, what does not fit the map's grid.
import { Button, Checkbox, Segmented } from 'antd';
import { useNavigate } from 'react-router';
import type { MapLayerOut } from '#shared/contract/map-layers.ts';
import { levelLike, type TileGrid } from '#shared/kernel/tile-grid.ts';
import { useNow } from '#renderer/client/now.ts';
import { useMay } from '#renderer/client/session.ts';
import { Age } from '#renderer/texts/Times.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { setMap, useMapState } from '../map/map-state.ts';
import { useBoundary } from './BaseMap.tsx';
import { layersPath } from './layer-paths.ts';
import { builtIns, chooseMode, fits, hasOwnWater, modesOf, toggleLayer, useMapGrid, useShown, useWatchedLayers } from './use-layers.ts';
import './layers.css';

/** Web Mercator zoom that shows as much as a level of another grid. */
function mercatorZoom(grid: TileGrid, level: number): number {
  const zooms = Array.from({ length: 19 }, (_, zoom) => zoom);
  return zooms.find((zoom) => levelLike(grid, zoom) >= level) ?? 18;
}

function changeMode(from: TileGrid, to: { key: string; grid: TileGrid }): void {
  const { view } = useMapState.getState();
  // The same place in about the same scale: levels of two grids have other numbers.
  if (view) setMap({ at: { ...view.centre, zoom: levelLike(to.grid, mercatorZoom(from, view.zoom)) } });
  chooseMode(to.key);
}

export function LayerState({ layer }: { layer: MapLayerOut }) {
  const { mapLayers: words } = useTexts();
  const now = useNow();
  const { problem, okAt, retryAt } = layer.state;
  if (!layer.enabled) return <small className="muted">{words.off}</small>;
  return (
    <>
      {problem ? (
        <small className="layer-problem" role="status">
          <b aria-hidden="true">⚠</b> {words.problems[problem.code]}
          {problem.detail === '' ? '' : `：${problem.detail}`}
          {retryAt === null ? '' : ` · ${words.retryAt}`}
        </small>
      ) : null}
      <small className="muted">
        {okAt === null ? words.never : words.okAge} {okAt === null ? null : <Age at={Date.parse(okAt)} now={now} />}
      </small>
    </>
  );
}

export function LayerPanel() {
  const { mapLayers: words } = useTexts();
  const navigate = useNavigate();
  const mayEdit = useMay('resources.edit');
  const layers = useWatchedLayers();
  const hidden = useShown((state) => state.hidden);
  const { key: mode, grid } = useMapGrid();
  const boundary = useBoundary();
  const modes = modesOf(layers);
  const missing = { boundary: boundary?.unit === null, parts: boundary?.parts === null, water: hasOwnWater(layers) };
  return (
    <div className="layer-panel" data-testid="layer-panel">
      <div className="layer-mode">
        <span id="layer-mode">{words.mode}</span>
        <Segmented
          aria-labelledby="layer-mode"
          value={mode}
          options={modes.map(({ key, of }) => ({ value: key, label: of === null ? (words.modes[key] ?? key) : words.ownMode(of) }))}
          onChange={(next) => {
            const to = modes.find(({ key }) => key === next);
            if (to) changeMode(grid, to);
          }}
        />
      </div>
      <ul>
        {layers.toReversed().map((layer) => {
          const fitting = fits(layer, grid);
          return (
            <li key={layer.id} className={fitting ? '' : 'unfit'}>
              <Checkbox
                checked={layer.enabled && !hidden.includes(layer.id)}
                disabled={!layer.enabled || !fitting}
                onChange={() => toggleLayer(layer.id)}
              >
                {layer.name}
              </Checkbox>
              {fitting ? null : <small className="muted">{words.notFitting}</small>}
              {fitting ? <LayerState layer={layer} /> : null}
              {layer.source === '' && layer.reviewNumber === '' ? null : (
                <small className="muted">{words.source(layer.source, layer.reviewNumber)}</small>
              )}
            </li>
          );
        })}
        {builtIns.map((one) => (
          <li key={one}>
            <Checkbox checked={!missing[one] && !hidden.includes(one)} disabled={missing[one]} onChange={() => toggleLayer(one)}>
              {words.builtIn[one]}
            </Checkbox>
            <small className="muted">
              {!missing[one] ? words.builtInHint[one] : one === 'water' ? words.ownWater : words.boundaryNone}
            </small>
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <div className="buttons">
          <Button onClick={() => void navigate(layersPath)} data-testid="manage-layers">
            {words.manage}
          </Button>
          {missing.boundary ? <Button onClick={() => void navigate(layersPath)}>{words.importBoundary}</Button> : null}
        </div>
      ) : null}
    </div>
  );
}
