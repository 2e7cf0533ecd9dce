// What other rooms of the page use of incidents.
export { CallNotesPage } from './pages/CallNotes.tsx';
export { IntakePage } from './pages/Intake.tsx';
export { CallNoteDrawer } from './parts/CallNoteForm.tsx';
export { IncidentCard } from './parts/IncidentCard.tsx';
