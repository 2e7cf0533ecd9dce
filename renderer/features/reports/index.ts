// What other rooms of the page use of reports.
export { PersonInput } from './parts/PersonInput.tsx';
export { ReportDesk } from './parts/ReportDesk.tsx';
export { ReportsTab } from './parts/ReportsTab.tsx';
