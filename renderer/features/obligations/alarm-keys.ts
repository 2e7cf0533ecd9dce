// F8 is pressed in the frame and answered by the alarm bar.
type Listener = () => void;

let listener: Listener | null = null;

/** The bar listens while it is shown. */
export function onAlarmKey(next: Listener): () => void {
  listener = next;
  return () => {
    if (listener === next) listener = null;
  };
}

export function pressAlarmKey(): void {
  listener?.();
}
