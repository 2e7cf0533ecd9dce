// Who is on duty now, and what happens meanwhile.
import { DutyLog } from '../parts/DutyLog.tsx';
import { DutyTabs } from '../parts/DutyTabs.tsx';

export function OnDutyPage() {
  return (
    <div className="page">
      <DutyTabs />
      <DutyLog searchable />
    </div>
  );
}
