// How fast the office says one drives on its roads.
import type { RoadSpeed } from '#shared/resources/near/types.ts';
import type { ReadDb } from '../../kernel/db.ts';

/** By class; classes that the office has said nothing of are not in it. */
export function officeSpeeds(db: ReadDb): Map<string, number> {
  const rows = db.all<RoadSpeed>('near.speeds', 'SELECT roadClass, kmh FROM roadSpeeds WHERE kmh IS NOT NULL ORDER BY roadClass');
  return new Map(rows.map(({ roadClass, kmh }) => [roadClass, kmh]));
}
