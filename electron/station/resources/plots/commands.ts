// Drawing, changing, removing and bringing back what is plotted. Each writes one entry in the caller's transaction.
import { changedFields, type Patch } from '#shared/journal/merge.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { maxFutureMs } from '#shared/kernel/limits.ts';
import { blankPlot } from '#shared/resources/plots/blank.ts';
import { checkPlot } from '#shared/resources/plots/check.ts';
import { maxPlots } from '#shared/resources/plots/limits.ts';
import type { PlotAct, PlotValue } from '#shared/resources/plots/types.ts';
import { openIncidentOrRefuse } from '../../incidents/queries.ts';
import type { Tx } from '../../journal/append.ts';
import { plotById, plotsOf } from './queries.ts';

function write(tx: Tx, id: Id, act: PlotAct, after: PlotValue, patch: Partial<PlotValue>): void {
  const { incident, shape, symbol, text } = after;
  tx.append('plot.saved', id, { ...patch, incident, act, named: { shape, symbol, text } });
}

function check(tx: Tx, plot: PlotValue): void {
  checkPlot(plot);
  if (plot.wind && plot.wind.at > tx.now + maxFutureMs)
    throw new DomainError('inTheFuture', {
      field: 'wind.at',
      limit: new Date(tx.now).toISOString(),
      received: new Date(plot.wind.at).toISOString(),
    });
}

/** @throws DomainError notFound, alreadyClosed, alreadyMerged: the incident; notValid, inTheFuture: the plot; tooLarge: too many on it */
export function drawPlot(tx: Tx, incident: Id, given: Patch<Omit<PlotValue, 'incident' | 'removed'>>): Id {
  openIncidentOrRefuse(tx.db, incident, 'incident');
  const count = plotsOf(tx.db, incident).length;
  if (count >= maxPlots) throw new DomainError('tooLarge', { field: 'incident', limit: maxPlots, received: count + 1 });
  const plot = { ...blankPlot, ...changedFields<PlotValue>(undefined, given), incident };
  check(tx, plot);
  const id = tx.newId();
  const { incident: _incident, ...fields } = plot;
  write(tx, id, 'drawn', plot, fields);
  return id;
}

/**
 * @throws DomainError notFound: no such plot; conflict: it was removed meanwhile and the patch does not bring it back;
 *   alreadyClosed, alreadyMerged: its incident; notValid, inTheFuture: it would not be whole
 */
export function changePlot(tx: Tx, id: Id, given: Patch<Omit<PlotValue, 'incident'>>): void {
  const before = plotById(tx.db, id);
  if (!before) throw new DomainError('notFound', { field: 'id' });
  openIncidentOrRefuse(tx.db, before.incident, 'incident');
  const patch = changedFields<PlotValue>(before, given);
  if (before.removed && given.removed !== false) throw new DomainError('conflict', { field: 'removed' });
  if (Object.keys(patch).length === 0) return;
  const { id: _id, ...value } = { ...before, ...patch };
  if (!value.removed) check(tx, value);
  write(tx, id, patch.removed === true ? 'removed' : patch.removed === false ? 'restored' : 'changed', value, patch);
}
