// Tables of supplies, stock lines, batches, movements and slips. Projection: dropped and rebuilt when its schema changes.
// No balance is a column: whoever asks gets the sum of the legs.
import type { z } from 'zod';
import type { Entry } from '#shared/journal/envelope.ts';
import { blankBatch, blankLine, blankSlip, blankSupply } from '#shared/resources/stock/blank.ts';
import type { stockEntries } from '#shared/resources/stock/entries.ts';
import type { BatchValue, SlipValue, StockLineValue, SupplyValue } from '#shared/resources/stock/types.ts';
import { type EntityTable, entitySchema, savedIn } from '../../journal/entity.ts';
import type { Projection } from '../../journal/project.ts';
import type { WriteDb } from '../../kernel/db.ts';
import { pinyinOf } from '../../kernel/pinyin.ts';

type Payload<T extends keyof typeof stockEntries> = z.infer<(typeof stockEntries)[T]['schema']>;

const supplies: EntityTable<SupplyValue> = {
  table: 'supplies',
  blank: blankSupply,
  columns: (supply) => ({
    name: supply.name,
    words: [supply.name, ...supply.aliases].map((word) => `${word.toLowerCase()} ${pinyinOf(word)}`).join('\n'),
    category: supply.category,
    removed: supply.removed ? 1 : 0,
  }),
};

const stockLines: EntityTable<StockLineValue> = {
  table: 'stockLines',
  blank: blankLine,
  columns: (one) => ({ facility: one.facility, supply: one.supply, removed: one.removed ? 1 : 0 }),
};

const batches: EntityTable<BatchValue> = {
  table: 'stockBatches',
  blank: blankBatch,
  columns: (batch) => ({ supply: batch.supply, number: batch.number, expiresOn: batch.expiresOn }),
};

const slips: EntityTable<SlipValue> = {
  table: 'stockSlips',
  blank: blankSlip,
  columns: (slip) => ({
    number: slip.number,
    incident: slip.incident,
    orderedAt: slip.at,
    cancelled: slip.cancelled === null ? 0 : 1,
  }),
};

/** Of two entries under one derived id (a slip issued, a movement taken back, on two stations apart) the earlier is the movement. */
function keepMovement(entry: Entry<Payload<'stock.moved'>>, db: WriteDb): void {
  const { subject, hlc, actor, payload } = entry;
  const known = db.get<{ hlc: string }>('stock.known', 'SELECT hlc FROM stockMovements WHERE id = ?', subject);
  if (known && known.hlc <= hlc) return;
  if (known) {
    db.run('stock.dropLegs', 'DELETE FROM stockLegs WHERE movement = ?', subject);
    db.run('stock.dropMovement', 'DELETE FROM stockMovements WHERE id = ?', subject);
  }
  db.run(
    'stock.keepMovement',
    'INSERT INTO stockMovements (id, hlc, actor, at, cause, incident, slip, corrects, value) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    subject,
    hlc,
    actor,
    payload.at,
    payload.cause,
    payload.incident,
    payload.slip,
    payload.corrects,
    JSON.stringify(payload),
  );
  for (const [index, leg] of payload.legs.entries())
    db.run(
      'stock.keepLeg',
      'INSERT INTO stockLegs (movement, leg, line, batch, amount, at, counted, beyond) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      subject,
      index,
      leg.line,
      leg.batch ?? '',
      leg.amount,
      payload.at,
      leg.counted === undefined ? 0 : 1,
      payload.beyond && leg.amount < 0 ? 1 : 0,
    );
}

export const stockProjection: Projection = {
  name: 'stock',
  version: 1,
  tables: ['supplies', 'stockLines', 'stockBatches', 'stockMovements', 'stockLegs', 'stockSlips', 'stockSlipIssues'],
  schema: `
    ${entitySchema('supplies', 'name TEXT NOT NULL, words TEXT NOT NULL, category TEXT, removed INTEGER NOT NULL')}
    CREATE INDEX suppliesByName ON supplies (name);
    ${entitySchema('stockLines', 'facility TEXT NOT NULL, supply TEXT NOT NULL, removed INTEGER NOT NULL')}
    CREATE INDEX stockLinesByFacility ON stockLines (facility, supply);
    CREATE INDEX stockLinesBySupply ON stockLines (supply);
    ${entitySchema('stockBatches', 'supply TEXT NOT NULL, number TEXT NOT NULL, expiresOn TEXT')}
    CREATE INDEX stockBatchesBySupply ON stockBatches (supply, number);
    CREATE TABLE stockMovements (
      id TEXT PRIMARY KEY, hlc TEXT NOT NULL, actor TEXT NOT NULL, at INTEGER NOT NULL, cause TEXT NOT NULL, incident TEXT, slip TEXT,
      corrects TEXT, value TEXT NOT NULL
    ) STRICT;
    CREATE INDEX stockMovementsByTime ON stockMovements (at, hlc);
    CREATE INDEX stockMovementsBySlip ON stockMovements (slip) WHERE slip IS NOT NULL;
    CREATE INDEX stockMovementsByIncident ON stockMovements (incident) WHERE incident IS NOT NULL;
    CREATE INDEX stockMovementsByCorrected ON stockMovements (corrects) WHERE corrects IS NOT NULL;
    CREATE TABLE stockLegs (
      movement TEXT NOT NULL, leg INTEGER NOT NULL, line TEXT NOT NULL, batch TEXT NOT NULL, amount INTEGER NOT NULL, at INTEGER NOT NULL,
      counted INTEGER NOT NULL, beyond INTEGER NOT NULL, PRIMARY KEY (movement, leg)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX stockLegsByLine ON stockLegs (line, batch, amount, at, counted);
    CREATE INDEX stockLegsBeyond ON stockLegs (line, at) WHERE beyond = 1;
    ${entitySchema('stockSlips', 'number TEXT NOT NULL, incident TEXT, orderedAt INTEGER NOT NULL, cancelled INTEGER NOT NULL')}
    CREATE INDEX stockSlipsByNumber ON stockSlips (number);
    CREATE INDEX stockSlipsByIncident ON stockSlips (incident) WHERE incident IS NOT NULL;
    CREATE TABLE stockSlipIssues (id TEXT PRIMARY KEY, hlc TEXT NOT NULL, actor TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
  `,
  apply: {
    'supply.saved': savedIn(supplies),
    'stock.lineSaved': savedIn(stockLines),
    'stock.batchSaved': savedIn(batches),
    'stock.moved': keepMovement,
    'stock.slipSaved': savedIn(slips),
    'stock.slipIssued': (entry: Entry<Payload<'stock.slipIssued'>>, db: WriteDb) => {
      db.run(
        'stock.slipIssued',
        `INSERT INTO stockSlipIssues (id, hlc, actor, at) VALUES (?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET hlc = excluded.hlc, actor = excluded.actor, at = excluded.at WHERE excluded.hlc < hlc`,
        entry.subject,
        entry.hlc,
        entry.actor,
        entry.payload.at,
      );
    },
  },
};
