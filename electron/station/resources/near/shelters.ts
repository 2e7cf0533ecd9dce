// Which shelters take how many of those who have to leave a place.
import type { Position } from '#shared/kernel/geo.ts';
import { defaultKeepAway, defaultShelterMetres } from '#shared/resources/near/limits.ts';
import { type Proposed, proposeShelters, type ShelterFacts } from '#shared/resources/near/shelters.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Stay } from '#shared/resources/near/types.ts';
import type { StationParts } from '../../parts.ts';
import { rounded } from './by-road.ts';
import { contactWire } from '../wire-queries.ts';
import { contactsOfFacilities, facilitiesByIds } from './queries.ts';

interface Wanted {
  people: number;
  stay?: Stay | undefined;
  within?: number | undefined;
  keepAway?: number | undefined;
  /** What is plotted as closed on it is gone around. */
  incident?: Id | undefined;
}

export async function sheltersFor(parts: StationParts, centre: Position, { people, stay, within, keepAway, incident }: Wanted) {
  const net = await parts.roads.net();
  const toward = net ? parts.roads.toward(net, centre, incident) : undefined;
  const found = parts.places.within(centre, within ?? defaultShelterMetres, ['shelter']);
  const facilities = facilitiesByIds(
    parts.read,
    found.map(({ id }) => id),
  );
  const hazards = new Map<string, string>();
  const hazardName = (id: string): string => {
    const name = hazards.get(id) ?? facilitiesByIds(parts.read, [id]).get(id)?.name ?? '';
    hazards.set(id, name);
    return name;
  };
  const shelters = found.flatMap(({ id, metres }): ShelterFacts[] => {
    const facility = facilities.get(id);
    if (!facility?.position) return [];
    const [reaching] = parts.places.reaching(facility.position);
    return [
      {
        id,
        name: facility.name,
        metres: Math.round(metres),
        road: toward?.from(facility.position) ?? null,
        fields: facility.fields,
        closed: facility.closed !== null,
        hazard: reaching ? hazardName(reaching.id) : null,
      },
    ];
  });
  const proposal = proposeShelters(people, shelters, stay ?? 'emergency', keepAway ?? defaultKeepAway);
  const contacts = contactsOfFacilities(
    parts.read,
    [...proposal.chosen, ...proposal.spare].map(({ id }) => id),
  );
  const withContacts = (one: Proposed) => ({
    ...one,
    road: rounded(one.road),
    contacts: (contacts.get(one.id) ?? []).map((contact) => contactWire(parts, contact)),
  });
  return { ...proposal, roads: net !== null, chosen: proposal.chosen.map(withContacts), spare: proposal.spare.map(withContacts) };
}
