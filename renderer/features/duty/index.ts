// What other rooms of the page use of what happens on duty.
export { DutyLog } from './parts/DutyLog.tsx';
export { TimelineLine, type TimelineItem } from './parts/TimelineLine.tsx';
