// An empty screen says what belongs there and offers the first step.
import type { ReactNode } from 'react';

export function Empty({ children }: { children: ReactNode }) {
  return <div className="empty">{children}</div>;
}
