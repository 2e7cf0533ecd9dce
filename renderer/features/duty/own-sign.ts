// F10 is pressed in the frame and answered by the button in the header: signs in when that is owed.
type Listener = () => void;

let listener: Listener | null = null;

export function onSignKey(next: Listener): () => void {
  listener = next;
  return () => {
    if (listener === next) listener = null;
  };
}

/** False when nothing is owed: the frame shows who is on duty then. */
export function pressSignKey(): boolean {
  listener?.();
  return listener !== null;
}
