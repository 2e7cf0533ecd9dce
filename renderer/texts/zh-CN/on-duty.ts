// On duty: who is on now, signing in, spot checks, handing over, the log of a shift.

export const onDuty = {
  tabs: {
    label: '值班',
    now: '当班',
    roster: '班表',
    swaps: '换班',
    checks: '查岗',
    handover: '交接班',
    log: '值班日志',
    figures: '统计考核',
    setup: '设置',
  },
};
