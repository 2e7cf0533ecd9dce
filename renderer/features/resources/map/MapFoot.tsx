// What lies on the map's lower edge: scale, and the coordinates under the mouse, or of the middle.
import { decimalText, dmsText } from '#renderer/map/coordinate-text.ts';
import { metresPerPx, roundLength } from '#renderer/map/view.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useMapState } from './map-state.ts';
import { usePointed } from './pointed-store.ts';

/** px */
const longestBar = 140;

export function MapFoot() {
  const { map: words } = useTexts();
  const view = useMapState((state) => state.view);
  const pointed = usePointed((state) => state.at);
  if (!view) return null;
  const { metres, px } = roundLength(metresPerPx(view), longestBar);
  const at = pointed ?? view.centre;
  return (
    <div className="map-foot">
      <span className="map-north" title={words.north} aria-hidden="true">
        ↑{words.northShort}
      </span>
      <span className="map-scale num" aria-label={words.scale(words.length(metres))} role="img">
        <i style={{ width: px }} />
        {words.length(metres)}
      </span>
      <span className="map-at num" title={words.copyHint} data-testid="map-at">
        <small>{pointed ? words.atMouse : words.atCentre}</small> {decimalText(at)} <small>{dmsText(at)} WGS-84</small>
      </span>
    </div>
  );
}
