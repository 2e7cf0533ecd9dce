// What a screen's sheets of paper lie on: it scrolls, with the keyboard too.
import type { ReactNode } from 'react';
import './sheet.css';

interface Props {
  label: string;
  /** One sheet as wide as there is room; otherwise each with its own size and room around it. */
  filled?: boolean;
  children: ReactNode;
}

export function SheetDesk({ label, filled = false, children }: Props) {
  return (
    <div className={filled ? 'sheet-room' : 'sheet-room sheet-desk'} tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
