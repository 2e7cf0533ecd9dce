// On the map page: circles and lists around any point, by a right click, the menu key, or from the middle of the map.
import { Button } from 'antd';
import { useMemo } from 'react';
import { refusalOf } from '#renderer/client/errors.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { TabRow } from '#renderer/components/TabRow.tsx';
import { Rings } from '#renderer/map/layers/Rings.tsx';
import { PointAsk } from '#renderer/map/tools/PointAsk.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { MapExtension } from '../map/extensions.ts';
import { useMapPage } from '../map/map-page.ts';
import { listPanel, setMap } from '../map/map-state.ts';
import { InsideView } from './InsideView.tsx';
import { freePoint, type NearView, useFreePoint, useNearLook } from './near-state.ts';
import { NearestView } from './NearestView.tsx';
import { RingsField } from './RingsField.tsx';
import { SheltersView } from './SheltersView.tsx';
import { useAround } from './use-around.ts';
import { useRoute } from './use-route.ts';
import './near.css';

const key = 'near';
const views = ['inside', 'nearest', 'shelters'] as const satisfies readonly NearView[];

function ask(at: { lng: number; lat: number }): void {
  useFreePoint.setState({ at });
  setMap({ panel: key });
}

function Layer() {
  const { near: words } = useTexts();
  const at = useFreePoint((state) => state.at);
  const [look] = useNearLook(freePoint);
  const rings = useMemo(() => look.rings.map((metres) => ({ metres, label: words.distance(metres) })), [look.rings, words]);
  return (
    <>
      <PointAsk onAsk={ask} />
      {at ? <Drawn at={at} rings={rings} to={look.route} /> : null}
    </>
  );
}

function Drawn({
  at,
  rings,
  to,
}: {
  at: { lng: number; lat: number };
  rings: readonly { metres: number; label: string }[];
  to: string | null;
}) {
  const route = useRoute(at, to);
  return <Rings centre={at} rings={rings} route={route} />;
}

function Panel() {
  const { near: words } = useTexts();
  const at = useFreePoint((state) => state.at);
  if (!at) return <Empty>{words.free.hint}</Empty>;
  return <Around at={at} />;
}

function Around({ at }: { at: { lng: number; lat: number } }) {
  const { common, near: words } = useTexts();
  const [look, onLook] = useNearLook(freePoint);
  const { data, error } = useAround(at, look);
  const view = views.find((one) => one === look.view) ?? 'inside';
  const where = words.free.at(at.lng.toFixed(5), at.lat.toFixed(5));
  return (
    <section className="near-side near-free" data-testid="near-free">
      <header className="row">
        <b className="num">{where}</b>
        <Button
          size="small"
          onClick={() => {
            useFreePoint.setState({ at: null });
            setMap({ panel: listPanel });
          }}
        >
          {words.free.end}
        </Button>
      </header>
      <TabRow
        id="near"
        label={words.viewsLabel}
        active={view}
        onChange={(next) => onLook({ view: next })}
        tabs={views.map((one) => ({ key: one, label: words.views[one] }))}
      />
      <RingsField rings={look.rings} onChange={(rings) => onLook({ rings })} />
      <div className="near-view" role="tabpanel" id="near-panel" aria-labelledby={`near-${view}`}>
        {error ? <Refused refusal={refusalOf(error)} /> : null}
        {view === 'inside' && !data && !error ? <Empty>{common.loading}</Empty> : null}
        {view === 'inside' && data ? (
          <InsideView centre={at} around={data} look={look} onLook={onLook} title={where} onTell={null} onPrint={null} />
        ) : null}
        {view === 'nearest' ? <NearestView centre={at} look={look} onLook={onLook} /> : null}
        {view === 'shelters' ? <SheltersView centre={at} facts={null} look={look} onLook={onLook} onTell={null} /> : null}
      </div>
    </section>
  );
}

function Tools() {
  const { near: words } = useTexts();
  const { map } = useMapPage();
  return (
    <Button
      onClick={() => {
        const view = map.current?.view();
        if (view) ask({ lng: Number(view.centre.lng.toFixed(6)), lat: Number(view.centre.lat.toFixed(6)) });
      }}
      data-testid="near-from-middle"
    >
      {words.free.tool}
    </Button>
  );
}

export const nearExtension: MapExtension = { key, label: ({ near }) => near.free.tab, Panel, Layer, Tools };
