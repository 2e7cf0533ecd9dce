// Sleep, waking and shutting down of the machine, as far as the watch is concerned.
import { powerMonitor, powerSaveBlocker } from 'electron';

export interface PowerHooks {
  /** The machine woke: what fell due meanwhile must be raised now, not at the next look. */
  onResume: () => void;
  /** The system shuts down: there are seconds to close the files. */
  onShutdown: () => void;
}

/** Keeps the machine from suspending us while we watch. @returns gives that up again */
export function stayAwake(hooks: PowerHooks): () => void {
  const blocker = powerSaveBlocker.start('prevent-app-suspension');
  powerMonitor.on('resume', hooks.onResume);
  powerMonitor.on('shutdown', (event?: { preventDefault?: () => void }) => {
    // Delays the system a moment (Linux, macOS); Electron's types do not name the event that its documentation promises.
    event?.preventDefault?.();
    hooks.onShutdown();
  });
  return () => powerSaveBlocker.stop(blocker);
}
