// Own shapes over the contract.
import { createHash, randomFillSync } from 'node:crypto';
import { DomainError } from '#shared/kernel/errors.ts';
import { uuidv7 } from '#shared/kernel/ids.ts';
import { isDegrees } from '#shared/kernel/crs.ts';
import { missingPlaces } from '#shared/resources/layers/screen.ts';
import { safeName } from '../../kernel/attachment-store.ts';
import { defaultPageSize, type StationParts } from '../../parts.ts';
import { type Os, userOf } from '../../rpc.ts';
import { saveDataset } from '../commands.ts';
import { datasetById } from '../queries.ts';
import { type Boundary, findPlaceNames, unitArea, unitParts } from './area-queries.ts';
import { saveLayer } from './commands.ts';
import { layersOfDataset, shapeDatasets } from './queries.ts';
import { cellText, previewOf } from './shape-preview.ts';
import { takeShapes } from './take-shapes.ts';
import { waterIn } from './water.ts';

const namesShown = 20;

const boundaryWire = (boundary: Boundary | null) =>
  boundary && {
    dataset: boundary.dataset,
    shapes: boundary.shapes,
  };

export function mapShapeHandlers(os: Os, parts: StationParts) {
  const o = os.mapShapes;
  const imports = parts.shapeImports;
  return {
    read: o.read.handler(async ({ input: { file }, context }) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const fileName = safeName(file.name);
      const table = await parts.readPlaces(fileName, bytes, {});
      const shapes = table.rows.flatMap(({ geometry }) => (geometry ? [geometry] : []));
      if (shapes.length === 0) throw new DomainError('emptyFile', { field: 'file', received: table.rows.length });
      const id = uuidv7(parts.clock.now(), randomFillSync(new Uint8Array(10)));
      const one = {
        id,
        user: userOf(context).id,
        fileName,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        table,
        // Half a kilometre of GCJ-02 does not matter to it.
        missing: table.crs === null || isDegrees(table.crs) ? missingPlaces(shapes) : null,
      };
      imports.add(one);
      return previewOf(imports.find(id, one.user));
    }),
    rows: o.rows.handler(({ input, context }) => {
      const { table } = imports.find(input.previewId, userOf(context).id);
      const text = (input.text ?? '').toLowerCase();
      const from = Number(input.cursor ?? 0);
      const found = table.rows.flatMap(({ line, cells, geometry }) => {
        const label = cells
          .map(cellText)
          .filter((one) => one !== '' && one.length <= 60)
          .join(' · ')
          .slice(0, 200);
        return geometry && (text === '' || label.toLowerCase().includes(text)) ? [{ line, label }] : [];
      });
      return { items: found.slice(from, from + (input.limit ?? defaultPageSize)), total: found.length };
    }),
    take: o.take.handler(async ({ input, context }) => {
      const user = userOf(context).id;
      const taken = await takeShapes(parts, imports.find(input.previewId, user), input, user);
      imports.forget(input.previewId);
      return taken;
    }),
    forget: o.forget.handler(({ input, context }) => {
      imports.forget(imports.find(input.previewId, userOf(context).id).id);
      return { ok: true as const };
    }),
    boundary: o.boundary.handler(() => ({ unit: boundaryWire(unitArea(parts.read)), parts: boundaryWire(unitParts(parts.read)) })),
    datasets: o.datasets.handler(() => {
      const inForce = new Set([unitArea(parts.read)?.dataset.id, unitParts(parts.read)?.dataset.id]);
      return {
        items: shapeDatasets(parts.read).map((dataset) => ({ ...dataset, inForce: dataset.use !== 'boundary' || inForce.has(dataset.id) })),
      };
    }),
    undo: o.undo.handler(({ input, context }) => {
      const dataset = datasetById(parts.read, input.id);
      if (!dataset || dataset.state !== 'taken' || dataset.use === 'facilities') throw new DomainError('notFound', { field: 'id' });
      parts.journal.commit(userOf(context).id, (tx) => {
        saveDataset(tx, input.id, { state: 'undone' });
        for (const layer of layersOfDataset(tx.db, input.id)) saveLayer(tx, layer.id, { removed: true });
      });
      return { ok: true as const };
    }),
    names: o.names.handler(({ input }) => ({ items: findPlaceNames(parts.read, input.text, input.limit ?? namesShown) })),
    water: o.water.handler(({ input }) => waterIn(parts.assetsDir, [input.west, input.south, input.east, input.north])),
  };
}
