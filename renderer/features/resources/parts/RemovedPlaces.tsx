// What of places was removed since the page was opened, with the way back.
import { client } from '#renderer/client/link.ts';
import { RemovedItems } from '#renderer/features/directory/index.ts';
import { forgetRemoved, type RemovedPlace, useRemovedPlaces } from '../removed.ts';

const restore = ({ kind, id }: RemovedPlace): Promise<unknown> =>
  kind === 'place' ? client.facilities.restore({ id }) : client.facilities.changeContact({ id, patch: { removed: false } });

/** @param place only contacts of this place; null: whole places */
export function RemovedPlaces({ place }: { place: string | null }) {
  const { items } = useRemovedPlaces();
  const mine = items.filter((one) => (place === null ? one.kind === 'place' : one.kind === 'contact' && one.place === place));
  return <RemovedItems items={mine} restore={restore} forget={forgetRemoved} />;
}
