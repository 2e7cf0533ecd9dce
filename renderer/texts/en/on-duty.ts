// On duty: who is on now, signing in, spot checks, handing over, the log of a shift.

export const onDuty = {
  tabs: {
    label: 'Duty',
    now: 'On duty',
    roster: 'Roster',
    swaps: 'Swaps',
    checks: 'Spot checks',
    handover: 'Handover',
    log: 'Duty log',
    figures: 'Figures',
    setup: 'Set-up',
  },
};
