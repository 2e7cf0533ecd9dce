// Who may do what. The contract names a permission for each procedure; the station asks here, on every transport.
import type { UserRole } from './types.ts';

export const permissions = [
  'incidents.read',
  'incidents.write',
  'incidents.close',
  'obligations.act',
  'obligations.waive',
  'reports.write',
  'reports.signOff',
  'reports.submit',
  'duty.read',
  'duty.edit',
  'rosters.edit',
  'rosters.approve',
  'duty.check',
  'duty.handover',
  'log.write',
  'directory.read',
  'directory.edit',
  'plans.read',
  'plans.edit',
  'plans.activate',
  'resources.read',
  /** What changes by the hour at a place, and what goes in and out of a depot. */
  'resources.state',
  'resources.edit',
  'rules.read',
  'rules.edit',
  'reviews.read',
  'accounts.manage',
  'settings.edit',
  'station.maintain',
] as const;
export type Permission = (typeof permissions)[number];

const reading: Permission[] = [
  'incidents.read',
  'duty.read',
  'directory.read',
  'plans.read',
  'resources.read',
  'rules.read',
  'reviews.read',
];
const onDuty: Permission[] = [
  'incidents.write',
  'incidents.close',
  'plans.activate',
  'resources.state',
  'obligations.act',
  'reports.write',
  'reports.submit',
  'log.write',
];

/** The table. A user has what any of the roles has. */
export const permissionsOf: Record<UserRole, readonly Permission[]> = {
  viewer: reading,
  dutyOfficer: [...reading, ...onDuty, 'duty.edit', 'duty.check', 'duty.handover'],
  leader: [...reading, ...onDuty, 'duty.edit', 'rosters.approve', 'duty.handover', 'reports.signOff', 'obligations.waive'],
  planner: [
    ...reading,
    'duty.edit',
    'rosters.edit',
    'rosters.approve',
    'duty.check',
    'directory.edit',
    'plans.edit',
    'plans.activate',
    'resources.state',
    'resources.edit',
    'log.write',
    'incidents.write',
    'reports.write',
  ],
  administrator: [...permissions],
};

export function may(roles: readonly UserRole[], permission: Permission): boolean {
  return roles.some((role) => permissionsOf[role].includes(permission));
}
