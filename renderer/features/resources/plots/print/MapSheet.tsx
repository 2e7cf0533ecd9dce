// The sheet of a printed map: title, frame, legend of what is on it, scale, north, who made it when, where the data comes from.
import type { PlotOut } from '#shared/contract/plots.ts';
import { plotName } from '#shared/resources/plots/symbols.ts';
import { asSheet } from '#renderer/components/sheet.ts';
import { Symbol } from '#renderer/map/symbols/Symbol.tsx';
import type { ColourSet } from '#renderer/map/symbols/drawing.ts';
import { roundLength } from '#renderer/map/view.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import type { ReactNode } from 'react';
import { windText } from '../drawn-plot.ts';
import { StrokeSample } from '../StrokeSample.tsx';
import { fitted, type PlaceLegend } from './legend.ts';
import { metresPerPx, type Orientation, type Paper, scaleOf, sizeOf } from './paper.ts';

interface Props {
  paper: Paper;
  orientation: Orientation;
  title: string;
  internal: boolean;
  set: ColourSet;
  places: readonly PlaceLegend[];
  plots: readonly PlotOut[];
  /** As the map stands; null until it does. */
  centre: { lat: number; zoom: number } | null;
  office: string;
  made: string;
  sources: readonly string[];
  failed: boolean;
  children: ReactNode;
}

/** Lines of a legend that fit beside a map; what is rarest is left out, and said. */
const most: Record<Paper, Record<Orientation, number>> = { A4: { landscape: 23, portrait: 18 }, A3: { landscape: 33, portrait: 36 } };
/** Lines that a wind takes below a legend beside a map. */
const windLines = 3;
/** px of the scale bar at most. */
const barPx = 190;

/** Plots that look alike have one line. */
function kindsOf(plots: readonly PlotOut[]): PlotOut[] {
  return [
    ...new Map(plots.map((plot) => [plot.shape === 'text' ? 'text' : `${plot.shape} ${plot.symbol} ${plot.colour}`, plot])).values(),
  ].filter(({ shape }) => shape !== 'text' && shape !== 'point');
}

export function MapSheet({
  paper,
  orientation,
  title,
  internal,
  set,
  places,
  plots,
  centre,
  office,
  made,
  sources,
  failed,
  children,
}: Props) {
  const texts = useTexts();
  const { print: words } = texts.plots;
  const locale = useLocale((state) => state.locale);
  const { width, height } = sizeOf(paper, orientation);
  const drawn = kindsOf(plots);
  const winds = plots.filter(({ wind }) => wind !== null);
  const taken = drawn.length + (orientation === 'landscape' ? winds.length * windLines : 0);
  const room = Math.max(0, most[paper][orientation] - taken);
  const all = fitted(places, room);
  const listed = all.slice(0, room);
  return (
    <article
      {...asSheet}
      className={`map-sheet on-paper ${paper} ${orientation}`}
      style={{ width: `${width}mm`, height: `${height}mm` }}
      data-testid="map-sheet"
    >
      <header>
        <span className="map-sheet-mark">{internal ? words.internal : ''}</span>
        <h1>{title}</h1>
        <span className="map-sheet-made">{made}</span>
      </header>
      <div className="map-sheet-map">
        {children}
        <span className="map-sheet-north" aria-hidden="true">
          <svg viewBox="0 0 20 30" width="26" height="39">
            <path d="M10 1l8 27-8-6-8 6z" fill="#fff" stroke="#000" strokeWidth="1.4" />
            <path d="M10 1v21l-8 6z" fill="#000" />
          </svg>
          {words.north}
        </span>
        {centre ? <ScaleBar lat={centre.lat} zoom={centre.zoom} /> : null}
      </div>
      <aside className="map-sheet-legend" aria-label={words.legend}>
        <h2>{words.legend}</h2>
        <ul data-testid="map-legend">
          {drawn.map((plot) => (
            <li key={plot.id}>
              <StrokeSample plot={plot} size={24} />
              {plotName(plot, locale)}
            </li>
          ))}
          {listed.map(({ symbol, count }) => (
            <li key={`${symbol.code} ${symbol.text}`}>
              <Symbol symbol={symbol} set={set} size={24} />
              {symbol.text} {count}
            </li>
          ))}
          {all.length > listed.length ? <li>{words.more(all.length - listed.length)}</li> : null}
        </ul>
        {winds.map((plot) => (
          <p key={plot.id}>{plot.wind ? `${windText(plot.wind, texts, locale)} · ${texts.plots.wind.caution}` : ''}</p>
        ))}
      </aside>
      <footer>
        <span>
          {office} · {words.projection} · {words.caution}
        </span>
        <span data-testid="map-sources">{sources.join('；')}</span>
        {failed ? <b>{words.layersFailed}</b> : null}
      </footer>
    </article>
  );
}

function ScaleBar({ lat, zoom }: { lat: number; zoom: number }) {
  const { plots } = useTexts();
  const { metres, px } = roundLength(metresPerPx(lat, zoom), barPx);
  return (
    <span className="map-sheet-scale" data-testid="map-scale">
      <span>{plots.print.scaleText(scaleOf(lat, zoom))}</span>
      <svg width={px + 2} height="9" aria-hidden="true">
        <path d={`M1 1v7h${px}v-7M${1 + px / 2} 4v4`} fill="none" stroke="#000" strokeWidth="1.6" />
      </svg>
      <span className="map-sheet-ends">
        <i>0</i>
        <i>{plots.metres(metres)}</i>
      </span>
    </span>
  );
}
