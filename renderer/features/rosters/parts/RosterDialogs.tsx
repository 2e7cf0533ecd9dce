// Dialogs of the roster that open over every screen: substitution, and what a change would break.
import { BreakDialog } from './BreakDialog.tsx';
import { ShortNotice } from './ShortNotice.tsx';
import '../styles/roster.css';

export function RosterDialogs() {
  return (
    <>
      <ShortNotice />
      <BreakDialog />
    </>
  );
}
