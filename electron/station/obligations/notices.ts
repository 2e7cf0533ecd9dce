// Who is told when a stage fires: the role's person of that moment, and who stands in when nobody holds the role.
import type { PlannedStage, Role } from '#shared/obligations/types.ts';
import { roles } from '#shared/obligations/types.ts';
import type { StationSettings } from '#shared/settings/types.ts';
import type { Person } from '../directory/queries.ts';
import type { Duty } from '../rosters/queries.ts';

export interface Notice {
  person: string;
  name: string;
  role: Role;
  insteadOf?: Role;
  channel: string;
  address: string;
}

export interface Resolved {
  notices: Notice[];
  unreachable: Role[];
}

/** While a stage repeats every minute on the page, mails and messages go out this often at most. */
const outsideEveryMs = 5 * 60_000;

function holder(duty: Duty, role: Role): Person | null {
  const byRole: Record<Role, Person | null> = { main: duty.main, deputy: duty.deputy, leaderOnShift: duty.leader, director: duty.director };
  return byRole[role];
}

/** The role's holder, else the next one up the ladder, else the next one down. */
function whoStandsIn(duty: Duty, role: Role): { role: Role; person: Person } | null {
  const index = roles.indexOf(role);
  const order = [...roles.slice(index), ...roles.slice(0, index).reverse()];
  for (const candidate of order) {
    const person = holder(duty, candidate);
    if (person) return { role: candidate, person };
  }
  return null;
}

function waysTo(person: Person, settings: Pick<StationSettings, 'mail' | 'webhook'>): { channel: string; address: string }[] {
  return [
    ...(settings.mail && person.email ? [{ channel: 'mail', address: person.email }] : []),
    ...(settings.webhook ? [{ channel: 'webhook', address: settings.webhook.url }] : []),
  ];
}

/** @param repeat number of the stage's repeat: outside channels are used sparingly while it repeats */
export function resolveNotices(
  stage: PlannedStage,
  repeat: number,
  duty: Duty,
  settings: Pick<StationSettings, 'mail' | 'webhook'>,
): Resolved {
  const notices: Notice[] = [];
  const unreachable: Role[] = [];
  const every = Math.max(1, Math.round(outsideEveryMs / (stage.repeatMs ?? outsideEveryMs)));
  const outside = repeat % every === 0;
  for (const role of stage.tells) {
    const found = whoStandsIn(duty, role);
    if (!holder(duty, role)) unreachable.push(role);
    if (!found || notices.some((notice) => notice.person === found.person.id)) continue;
    const base = { person: found.person.id, name: found.person.name, role, ...(found.role === role ? {} : { insteadOf: role }) };
    const told = found.role === role ? base : { ...base, role: found.role };
    notices.push({ ...told, channel: 'page', address: '' });
    if (outside) for (const way of waysTo(found.person, settings)) notices.push({ ...told, ...way });
  }
  return { notices, unreachable };
}
