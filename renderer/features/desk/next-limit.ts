// F6 is pressed in the frame and answered by the list of limits.
type Listener = () => void;

let listener: Listener | null = null;

export function onNextLimit(next: Listener): () => void {
  listener = next;
  return () => {
    if (listener === next) listener = null;
  };
}

/** False when no list of limits is shown: the frame goes to the desk then. */
export function pressNextLimit(): boolean {
  listener?.();
  return listener !== null;
}
