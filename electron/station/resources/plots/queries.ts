// What can be asked about plots: as they stand, as they stood at a moment, their steps. Reads only.
import type { z } from 'zod';
import { type FieldClocks, mergeFields } from '#shared/journal/merge.ts';
import { insideRing } from '#shared/kernel/geodesic.ts';
import type { Position } from '#shared/kernel/geo.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { maxPoints } from '#shared/resources/limits.ts';
import { blankPlot } from '#shared/resources/plots/blank.ts';
import type { plotEntries } from '#shared/resources/plots/entries.ts';
import type { PlotValue } from '#shared/resources/plots/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { type Hlc, hlcMillis } from '#shared/time/hlc.ts';
import { entityOf, type EntityRow } from '../../journal/entity.ts';
import type { ReadDb } from '../../kernel/db.ts';
import { type Facility, listFacilities } from '../queries.ts';

export type Plot = PlotValue & { id: Id };

export interface PlotStep {
  hlc: Hlc;
  plot: Id;
  actor: string;
  payload: z.infer<(typeof plotEntries)['plot.saved']['schema']>;
}

/** Also one that was removed. */
export function plotById(db: ReadDb, id: Id): Plot | undefined {
  const row = db.get<EntityRow>('plots.byId', 'SELECT id, value FROM plots WHERE id = ?', id);
  return row && entityOf<PlotValue>(row);
}

/** In the order drawn, the removed ones too. */
export function plotsOf(db: ReadDb, incident: Id): Plot[] {
  return db
    .all<EntityRow>('plots.ofIncident', 'SELECT id, value FROM plots WHERE incident = ? ORDER BY id', incident)
    .map((row) => entityOf<PlotValue>(row));
}

/** In the order written. */
export function stepsOf(db: ReadDb, incident: Id): PlotStep[] {
  return db
    .all<{ hlc: Hlc; plot: Id; actor: string; payload: string }>(
      'plots.steps',
      'SELECT hlc, plot, actor, payload FROM plotSteps WHERE incident = ? ORDER BY hlc',
      incident,
    )
    .map(({ payload, ...step }) => ({ ...step, payload: JSON.parse(payload) as PlotStep['payload'] }));
}

/** What was known of each plot at a moment, from the steps recorded up to it. */
export function plotsAt(steps: readonly PlotStep[], at: Millis): Plot[] {
  const known = new Map<Id, { value: PlotValue; clocks: FieldClocks }>();
  for (const { plot, hlc, payload } of steps) {
    if (hlcMillis(hlc) > at) continue;
    const { act: _act, named: _named, ...patch } = payload;
    const before = known.get(plot) ?? { value: blankPlot, clocks: {} };
    known.set(plot, mergeFields(before.value, before.clocks, patch as Partial<PlotValue>, hlc));
  }
  return [...known].map(([id, { value }]) => ({ ...value, id })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Incidents that are open and have something plotted. */
export function plottedIncidents(db: ReadDb): { id: Id; title: string }[] {
  return db.all<{ id: Id; title: string }>(
    'plots.openIncidents',
    `SELECT i.id, json_extract(i.value, '$.title') AS title FROM incidents i WHERE i.state = 'open' AND i.number <> ''
       AND EXISTS (SELECT 1 FROM plots p WHERE p.incident = i.id AND p.removed = 0) ORDER BY i.receivedAt DESC, i.id LIMIT 200`,
  );
}

/** Places inside a ring, by kind and name; a place on the line itself may be counted either way. */
export function insideArea(db: ReadDb, ring: readonly Position[]): Facility[] {
  if (ring.length < 3) return [];
  const lngs = ring.map(({ lng }) => lng);
  const lats = ring.map(({ lat }) => lat);
  const box = [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)] as const;
  return listFacilities(db, { box }, { limit: maxPoints }).filter(({ position }) => position !== null && insideRing(position, ring));
}
