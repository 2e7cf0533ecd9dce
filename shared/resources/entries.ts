// Entries about places, their contacts and the sets of data they came with. Field by field, the later writer wins.
import { z } from 'zod';
import type { EntryDefinitions } from '../journal/versions.ts';
import { idSchema } from '../kernel/schemas.ts';
import { importedSchema, undoneSchema } from './import/entry-schemas.ts';
import { rowsPerEntry } from './limits.ts';
import { datasetSchema, facilityContactSchema, facilitySchema } from './schemas.ts';

export const facilityEntries = {
  'facility.saved': { v: 1, schema: facilitySchema.partial() },
  'facilityContact.saved': { v: 1, schema: facilityContactSchema.partial() },
  /**
   * Rows of an import. Shown to nobody before the set of data is `taken`, and gone when it is `undone`, so that an import of
   * any size is whole or nothing. Subject: the set of data.
   */
  'dataset.rowsAdded': {
    v: 1,
    schema: z.object({
      rows: z.array(z.object({ id: idSchema, value: facilitySchema.partial() })).max(rowsPerEntry),
      contacts: z.array(z.object({ id: idSchema, value: facilityContactSchema.partial() })).max(rowsPerEntry * 3),
    }),
  },
  'dataset.saved': { v: 1, schema: datasetSchema.partial() },
  /** An import of places is whole: what it came to, and what stood before in the places that it changed. Subject: the set of data. */
  'dataset.imported': { v: 1, schema: importedSchema },
  /** An import of places is gone again, by hand or because it never came to its end. Subject: the set of data. */
  'dataset.undone': { v: 1, schema: undoneSchema },
} satisfies EntryDefinitions;
