// What other rooms of the page use of obligations and alarms.
import { lazy } from 'react';

export { AlarmBar } from './parts/AlarmBar.tsx';
export { Limit, LimitChip, levelOf, titleOf, useRuleLine } from './parts/Limit.tsx';
export { placeOf } from './place.ts';
export { pressAlarmKey } from './alarm-keys.ts';
export { competeForSound, enableSound, useSound } from './sounds.ts';
export { useAlarmActions, useAlarms } from './use-alarms.ts';
export { SoundControls } from './parts/SoundControls.tsx';
/** Loaded when it is opened. */
export const AlarmsPage = lazy(() => import('./pages/Alarms.tsx').then((file) => ({ default: file.AlarmsPage })));
