// The incident's tab "map and resources": the map with circles at the left, beside it what lies inside, the nearest, shelters, who was told.
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { TabRow } from '#renderer/components/TabRow.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import type { MapHandle } from '#renderer/map/WatchMap.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { IncidentPlots, IncidentPlotsLayer } from '../plots/IncidentPlots.tsx';
import { InsideView } from './InsideView.tsx';
import { NearestView } from './NearestView.tsx';
import { NearMap } from './NearMap.tsx';
import { type NearView, nearViews, useNearLook } from './near-state.ts';
import { RingsField } from './RingsField.tsx';
import { SetPosition } from './SetPosition.tsx';
import { SheltersView } from './SheltersView.tsx';
import { TellForm } from './TellForm.tsx';
import { ToldView } from './ToldView.tsx';
import { useAround } from './use-around.ts';
import { useRoute } from './use-route.ts';
import './near.css';

export interface NearIncident {
  id: string;
  title: string;
  kind: string | null;
  state: 'open' | 'closed' | 'merged';
  place: { text: string; lng?: number | undefined; lat?: number | undefined } | null;
  casualties: { evacuated: number | null; trapped: number | null };
  /** Numbers that were given only roughly. */
  approximate: readonly { field: string; max?: number | string | undefined; about?: number | undefined; text: string }[];
}

export function NearTab({ incident }: { incident: NearIncident }) {
  const { place } = incident;
  const lng = place?.lng;
  const lat = place?.lat;
  const centre = useMemo(() => (lng === undefined || lat === undefined ? null : { lng, lat }), [lng, lat]);
  return centre ? <Placed incident={incident} centre={centre} /> : <SetPosition incident={incident} />;
}

function Placed({ incident, centre }: { incident: NearIncident; centre: { lng: number; lat: number } }) {
  const { common, near: words } = useTexts();
  const navigate = useNavigate();
  const may = useMay('incidents.write');
  const [look, onLook] = useNearLook(incident.id);
  const { data, error } = useAround(centre, look);
  const told = useQuery(orpc.told.list.queryOptions({ input: { id: incident.id } }));
  const [telling, setTelling] = useState<readonly string[] | null>(null);
  const route = useRoute(centre, look.route, incident.id);
  const map = useRef<MapHandle>(null);
  const [drawing, setDrawing] = useState(false);
  const plotted = useMemo(
    () => ({ id: incident.id, title: incident.title, state: incident.state, position: centre }),
    [incident.id, incident.title, incident.state, centre],
  );
  const onTell = may ? (places: readonly string[]): void => setTelling(places) : null;
  return (
    <div className="near-frame">
      <div className="near-tab" data-testid="near">
        <div className="near-map">
          <NearMap
            incident={incident}
            centre={centre}
            items={data?.items ?? none}
            look={look}
            onLook={onLook}
            route={route}
            map={map}
            interactive={!drawing}
          >
            <IncidentPlotsLayer incident={plotted} working={look.view === 'plots'} onDrawing={setDrawing} />
          </NearMap>
        </div>
        <div className="near-side">
          <div className="near-top">
            <TabRow<NearView>
              id="near"
              label={words.viewsLabel}
              active={look.view}
              onChange={(view) => onLook({ view })}
              tabs={nearViews.map((key) => ({
                key,
                label: (
                  <>
                    {words.views[key]}
                    {key === 'told' && told.data && told.data.items.length > 0 ? <em className="num"> {told.data.items.length}</em> : null}
                  </>
                ),
              }))}
            />
            <RingsField rings={look.rings} onChange={(rings) => onLook({ rings })} />
          </div>
          {telling ? (
            <TellForm
              incident={incident.id}
              places={telling}
              onDone={(drafted) => {
                setTelling(null);
                if (drafted) onLook({ view: 'told', ticked: [] });
              }}
            />
          ) : null}
          <div className="near-view" role="tabpanel" id="near-panel" aria-labelledby={`near-${look.view}`}>
            {error ? <Refused refusal={refusalOf(error)} /> : null}
            {look.view === 'inside' && !data && !error ? <Empty>{common.loading}</Empty> : null}
            {look.view === 'inside' && data ? (
              <InsideView
                centre={centre}
                around={data}
                look={look}
                onLook={onLook}
                title={incident.title}
                onTell={onTell}
                onPrint={() => void navigate(`/incidents/${incident.id}/near/print`)}
              />
            ) : null}
            {look.view === 'nearest' ? <NearestView incident={incident.id} centre={centre} look={look} onLook={onLook} /> : null}
            {look.view === 'shelters' ? (
              <SheltersView incident={incident.id} centre={centre} facts={peopleOf(incident)} look={look} onLook={onLook} onTell={onTell} />
            ) : null}
            {look.view === 'plots' ? <IncidentPlots incident={plotted} map={map} /> : null}
            {look.view === 'told' ? <ToldView incident={incident.id} /> : null}
          </div>
        </div>
      </div>
    </div>
  );
}

const none = [] as const;

/** A rough number helps here: the proposal is one itself. */
function peopleOf({ casualties, approximate }: NearIncident): { evacuated: number | null; trapped: number | null } {
  const rough = (field: string): number | null => {
    const said = approximate.find((one) => one.field === field);
    return typeof said?.max === 'number' ? said.max : (said?.about ?? null);
  };
  return { evacuated: casualties.evacuated ?? rough('evacuated'), trapped: casualties.trapped ?? rough('trapped') };
}
