// What other rooms of the page use of obligations and alarms.
export { AlarmBar } from './parts/AlarmBar.tsx';
export { Limit, LimitChip, levelOf, titleOf, useRuleLine } from './parts/Limit.tsx';
export { pressAlarmKey } from './alarm-keys.ts';
export { competeForSound, enableSound, setVolume, useSound } from './sounds.ts';
export { useAlarmActions, useAlarms } from './use-alarms.ts';
