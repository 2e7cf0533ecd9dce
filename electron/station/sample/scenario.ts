// The sample county as data: assets/sample-county/*.json, checked when it is read.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { userRoles } from '#shared/accounts/types.ts';
import { factsIn, intakeIn } from '#shared/contract/incidents.ts';
import { phoneKinds, unitKinds } from '#shared/directory/types.ts';
import { reportTypes } from '#shared/reports/types.ts';
import { leaveKinds, posts, rosterKinds, wishWants } from '#shared/rosters/types.ts';
import { grades, sourceModes } from '#shared/incidents/types.ts';
import { stepStates } from '#shared/plans/types.ts';
import { facilitiesSchema, stockSchema } from './place-scenario.ts';
import { plansSchema } from './plan-scenario.ts';

const key = z.string().regex(/^[a-z][a-z0-9-]*$/);

const county = z.strictObject({
  unitName: z.string(),
  officeName: z.string(),
  serialTitle: z.string(),
  prefix: z.string(),
  director: key,
  centre: z.strictObject({ lng: z.number(), lat: z.number() }),
});

const units = z.array(
  z.strictObject({
    key,
    name: z.string(),
    shortName: z.string().nullable(),
    kind: z.enum(unitKinds),
    parent: key.nullable(),
    phone: z.string().nullable(),
  }),
);

const people = z.array(
  z.strictObject({
    key,
    name: z.string(),
    unit: key,
    post: z.string(),
    phones: z.array(z.strictObject({ kind: z.enum(phoneKinds), number: z.string() })),
    email: z.email().nullable(),
  }),
);

const users = z.array(
  z.strictObject({ key, name: z.string(), person: key.nullable(), roles: z.array(z.enum(userRoles)).min(1), password: z.string().min(8) }),
);

/** Each post's people in the order in which they take their turn, one a day. */
const duty = z.partialRecord(z.enum(posts), z.array(key));

/** Minutes after the incident was received; a fraction is seconds. */
const after = z.number().min(0);
/** Key of the user who does it; without one, whoever is main officer then. */
const by = key.optional();

const step = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('note'), after, by, text: z.string() }),
  z.strictObject({ do: z.literal('log'), after, by, text: z.string() }),
  z.strictObject({ do: z.literal('facts'), after, by, facts: factsIn, reason: z.string().optional() }),
  z.strictObject({
    do: z.literal('phone'),
    after,
    by,
    type: z.enum(reportTypes).default('first'),
    to: z.string(),
    receiver: z.string(),
    readBack: z.string(),
  }),
  z.strictObject({
    do: z.literal('report'),
    after,
    by,
    type: z.enum(reportTypes),
    to: z.string(),
    signer: z.string().nullable(),
    receiver: z.string(),
    via: z.string(),
    /** The other side confirmed that it has it. */
    receipt: z.boolean(),
  }),
  z.strictObject({ do: z.literal('draft'), after, by, type: z.enum(reportTypes), to: z.string() }),
  z.strictObject({
    do: z.literal('instruct'),
    after,
    by,
    from: z.string(),
    text: z.string(),
    dueAfter: z.number().optional(),
    assignee: z.string().optional(),
  }),
  z.strictObject({ do: z.literal('taskDone'), after, by, note: z.string() }),
  /** Starts a response under a plan of plans.json; `condition`: the one that is met, as printed. */
  z.strictObject({ do: z.literal('respond'), after, by, plan: key, level: z.enum(grades), condition: z.string(), orderedBy: z.string() }),
  /** Marks the step of the running response whose text has these words. */
  z.strictObject({
    do: z.literal('markStep'),
    after,
    by,
    step: z.string(),
    state: z.enum(stepStates),
    who: z.string().default(''),
    note: z.string().default(''),
  }),
  /** The departments and units that owe something of their own have said that it is done. */
  z.strictObject({ do: z.literal('othersDone'), after, by, note: z.string() }),
  /** Acknowledges whatever sounds for this incident. */
  z.strictObject({ do: z.literal('acknowledge'), after, by }),
  z.strictObject({ do: z.literal('explain'), after, by, text: z.string() }),
  z.strictObject({ do: z.literal('endHandling'), after, by }),
  z.strictObject({ do: z.literal('close'), after, by, reason: z.string() }),
]);
export type Step = z.infer<typeof step>;

const incidents = z.array(
  z.strictObject({
    /** Either so many days before today at a wall time, or so many minutes before now. */
    when: z.union([
      z.strictObject({ daysAgo: z.int().min(1).max(30), time: z.string().regex(/^\d\d:\d\d$/) }),
      z.strictObject({ minutesAgo: z.number().min(0) }),
    ]),
    /** `occurredMinutesBefore`: how long before it was received. */
    occurredMinutesBefore: z.number().nullable(),
    intake: intakeIn.omit({ receivedAt: true, occurredAt: true }),
    steps: z.array(step),
  }),
);
export type ScenarioIncident = z.infer<typeof incidents>[number];

const callNotes = z.array(
  z.strictObject({
    daysAgo: z.int().min(0).max(30),
    time: z.string().regex(/^\d\d:\d\d$/),
    mode: z.enum(sourceModes),
    caller: z.string().optional(),
    phone: z.string().optional(),
    text: z.string(),
  }),
);

/** Days from today; negative ones are past. */
const day = z.int().min(-100).max(60);
const timeOfDay = z.string().regex(/^\d\d:\d\d$/);
/** A post of the duty room's roster, or of the one that is named, on a day. */
const seat = { roster: key.optional(), day, post: z.string() };
const moment = { daysAgo: z.int().min(1).max(60), time: timeOfDay, by: key };
const signature = z.strictObject({ by: key, after: z.number().min(0) });

const rosterEvent = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('assign'), ...moment, ...seat, person: key.nullable(), reason: z.string() }),
  z.strictObject({ do: z.literal('substitute'), ...moment, ...seat, person: key, reason: z.string() }),
  z.strictObject({ do: z.literal('allowGap'), ...moment, ...seat, reason: z.string() }),
  z.strictObject({ do: z.literal('correct'), ...moment, ...seat, person: key, reason: z.string() }),
  z.strictObject({
    do: z.literal('swap'),
    ...moment,
    gives: z.strictObject(seat),
    takes: z.strictObject(seat).nullable(),
    to: key,
    reason: z.string(),
    /** Minutes after it was asked for. */
    answer: signature.optional(),
    decide: signature.optional(),
  }),
]);
export type RosterEvent = z.infer<typeof rosterEvent>;

const rosters = z.strictObject({
  /** Beside the duty room's own, which `duty.json` has. */
  rosters: z.array(
    z.strictObject({
      key,
      name: z.string(),
      unit: key.nullable(),
      kind: z.enum(rosterKinds),
      posts: z.array(z.strictObject({ id: key, kind: z.enum(posts), name: z.string(), required: z.boolean(), pool: z.array(key).min(1) })),
    }),
  ),
  leave: z.array(z.strictObject({ person: key, from: day, to: day, kind: z.enum(leaveKinds), note: z.string() })),
  wishes: z.array(
    z.strictObject({
      person: key,
      from: day,
      to: day,
      weekdays: z.array(z.int().min(0).max(6)).nullable(),
      want: z.enum(wishWants),
      note: z.string(),
    }),
  ),
  events: z.array(rosterEvent),
  /** Who came at short notice and signed in. */
  arrivals: z.array(z.strictObject(moment)),
});

function read<T>(dir: string, name: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(JSON.parse(readFileSync(path.join(dir, `${name}.json`), 'utf8')));
  if (!parsed.success) throw new Error(`assets/sample-county/${name}.json: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

export interface Scenario {
  county: z.infer<typeof county>;
  units: z.infer<typeof units>;
  people: z.infer<typeof people>;
  users: z.infer<typeof users>;
  duty: z.infer<typeof duty>;
  rosters: z.infer<typeof rosters>;
  incidents: ScenarioIncident[];
  callNotes: z.infer<typeof callNotes>;
  plans: z.infer<typeof plansSchema>;
  facilities: z.infer<typeof facilitiesSchema>;
  stock: z.infer<typeof stockSchema>;
}

export function readScenario(assetsDir: string): Scenario {
  const dir = path.join(assetsDir, 'sample-county');
  return {
    county: read(dir, 'county', county),
    units: read(dir, 'units', units),
    people: read(dir, 'people', people),
    users: read(dir, 'users', users),
    duty: read(dir, 'duty', duty),
    rosters: read(dir, 'rosters', rosters),
    incidents: read(dir, 'incidents', incidents),
    callNotes: read(dir, 'call-notes', callNotes),
    plans: read(dir, 'plans', plansSchema),
    facilities: read(dir, 'facilities', facilitiesSchema),
    stock: read(dir, 'stock', stockSchema),
  };
}
