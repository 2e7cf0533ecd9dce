// A screen that shows what will come out of the printer: the way back, what can be chosen, the button that prints, and below them the sheet.
import { Button } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  className?: string;
  back: string;
  onBack: () => void;
  /** What can be chosen of the sheet. */
  choices?: ReactNode;
  print: string;
  ready?: boolean;
  testId?: string;
  children: ReactNode;
}

export function PrintPage({ className, back, onBack, choices, print, ready = true, testId = 'print', children }: Props) {
  return (
    <div className={className === undefined ? 'page' : `page ${className}`}>
      <header className="page-head no-print">
        <Button onClick={onBack}>← {back}</Button>
        {choices}
        <span className="end">
          <Button type="primary" disabled={!ready} onClick={() => window.print()} data-testid={testId}>
            {print}
          </Button>
        </span>
      </header>
      {children}
    </div>
  );
}
