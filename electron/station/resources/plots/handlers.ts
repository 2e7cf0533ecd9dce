// Plotting over the contract.
import type { z } from 'zod';
import type { PlotIn, plotOut } from '#shared/contract/plots.ts';
import { systemActor } from '#shared/journal/envelope.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { ringOf } from '#shared/resources/plots/sector.ts';
import type { PlotValue } from '#shared/resources/plots/types.ts';
import { hlcMillis } from '#shared/time/hlc.ts';
import { actorName } from '../../accounts/queries.ts';
import { checkIncident, mergedInto } from '../../incidents/queries.ts';
import { isoOf, type StationParts } from '../../parts.ts';
import { type Os, userOf } from '../../rpc.ts';
import * as commands from './commands.ts';
import { insideArea, type Plot, plotById, plotsAt, plotsOf, plottedIncidents, type PlotStep, stepsOf } from './queries.ts';

type PlotWire = z.input<typeof plotOut>;

/** The wire says moments as text. */
function fromWire<T extends { wind?: PlotIn['wind'] | undefined }>({
  wind,
  ...rest
}: T): Omit<T, 'wind'> & { wind: PlotValue['wind'] | undefined } {
  return { ...rest, wind: wind && { ...wind, at: Date.parse(wind.at) } };
}

export function plotHandlers(os: Os, parts: StationParts) {
  const o = os.plots;
  const nameOf = (actor: string): string => (actor === systemActor ? '' : (actorName(parts.read, actor) ?? ''));
  const wires = (plots: readonly Plot[], steps: readonly PlotStep[]): PlotWire[] => {
    const iso = isoOf(parts);
    const ends = new Map<Id, { first: PlotStep; last: PlotStep }>();
    for (const step of steps) ends.set(step.plot, { first: ends.get(step.plot)?.first ?? step, last: step });
    return plots.flatMap(({ wind, ...plot }) => {
      const end = ends.get(plot.id);
      // A change whose drawing has not arrived yet is no plot.
      if (!end || plot.points.length === 0) return [];
      const written = ({ hlc, actor }: PlotStep) => ({ at: iso(hlcMillis(hlc)), by: nameOf(actor) });
      return [{ ...plot, wind: wind && { ...wind, at: iso(wind.at) }, drawn: written(end.first), changed: written(end.last) }];
    });
  };
  const incidentsOf = (id: Id): Id[] => {
    checkIncident(parts.read, id);
    return [id, ...mergedInto(parts.read, id).map((one) => one.id)];
  };
  const one = (id: Id): PlotWire => {
    const plot = plotById(parts.read, id);
    const [wire] = plot
      ? wires(
          [plot],
          stepsOf(parts.read, plot.incident).filter((step) => step.plot === id),
        )
      : [];
    if (!wire) throw new DomainError('notFound', { field: 'id' });
    return wire;
  };

  return {
    list: o.list.handler(({ input }) => ({
      items: incidentsOf(input.id).flatMap((incident) => {
        const steps = stepsOf(parts.read, incident);
        if (input.at === undefined) return wires(plotsOf(parts.read, incident), steps);
        const at = Date.parse(input.at);
        return wires(
          plotsAt(steps, at),
          steps.filter(({ hlc }) => hlcMillis(hlc) <= at),
        );
      }),
    })),
    steps: o.steps.handler(({ input }) => {
      const iso = isoOf(parts);
      return {
        items: incidentsOf(input.id)
          .flatMap((incident) => stepsOf(parts.read, incident))
          .sort((a, b) => (a.hlc < b.hlc ? -1 : 1))
          .map(({ hlc, actor, plot, payload: { act, named } }) => ({ at: iso(hlcMillis(hlc)), by: nameOf(actor), plot, act, named })),
      };
    }),
    open: o.open.handler(() => ({
      items: plottedIncidents(parts.read).map(({ id, title }) => ({
        incident: id,
        title,
        plots: wires(
          plotsOf(parts.read, id).filter(({ removed }) => !removed),
          stepsOf(parts.read, id),
        ),
      })),
    })),
    draw: o.draw.handler(({ input, context }) =>
      one(parts.journal.commit(userOf(context).id, (tx) => commands.drawPlot(tx, input.id, fromWire(input.plot)))),
    ),
    change: o.change.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => commands.changePlot(tx, input.id, fromWire(input.patch)));
      return one(input.id);
    }),
    inside: o.inside.handler(({ input }) => {
      const plot = plotById(parts.read, input.id);
      if (!plot || plot.removed) throw new DomainError('notFound', { field: 'id' });
      const ring = ringOf(plot);
      if (!ring) throw new DomainError('notValid', { field: 'shape', received: plot.shape });
      return { items: insideArea(parts.read, ring).map(({ id, kind, subKind, name, fields }) => ({ id, kind, subKind, name, fields })) };
    }),
  };
}
