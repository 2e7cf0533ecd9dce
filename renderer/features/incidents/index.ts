// What other rooms of the page use of incidents. Screens that are not needed at once are loaded when they are opened.
import { lazy } from 'react';

export { endCall, startCall, useCall } from './call-note-store.ts';
export { useBack, useEscape } from './use-keys.ts';
export { CallNotesPage } from './pages/CallNotes.tsx';
export { IntakePage } from './pages/Intake.tsx';
export { CallNoteDrawer } from './parts/CallNoteForm.tsx';
export { IncidentCard } from './parts/IncidentCard.tsx';
export { KindSelect, useKinds } from './parts/KindSelect.tsx';

export const IncidentsPage = lazy(() => import('./pages/Incidents.tsx').then((page) => ({ default: page.IncidentsPage })));
export const IncidentPage = lazy(() => import('./pages/Incident.tsx').then((page) => ({ default: page.IncidentPage })));
export const IncidentReportPage = lazy(() => import('./pages/IncidentReport.tsx').then((page) => ({ default: page.IncidentReportPage })));
