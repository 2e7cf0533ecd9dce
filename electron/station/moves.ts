// Which entries make what is owed, found or checked another from now on, by their type.

/** What a shift owes, or who is told of it, may be another from now on. */
export const movesShifts = (type: string): boolean =>
  ['duty.assigned', 'duty.checkedIn', 'settings.changed', 'person.saved', 'unit.saved'].includes(type) ||
  ['roster', 'gap', 'handover', 'spotCheck', 'rule'].includes(type.split('.')[0] ?? '');

/** What is owed for a plan may be another from now on. */
export const movesPlans = (type: string): boolean =>
  ['plan.saved', 'planVersion.saved', 'planAct.recorded', 'settings.changed', 'rule.versioned'].includes(type);

/** The search through the plan library has something new to find. */
export const isOfPlans = (type: string): boolean => ['plan', 'planVersion', 'planFile'].includes(type.split('.')[0] ?? '');

/** What the check of a plan found may be another from now on. */
export const movesFindings = (type: string): boolean =>
  type === 'planVersion.written' || type.startsWith('person.') || type.startsWith('unit.') || movesPlans(type);
