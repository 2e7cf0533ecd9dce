// What each unit is responsible for, with its duty number; typed words find the unit.
import { Input } from 'antd';
import { useState } from 'react';
import type { UnitDuty } from '#shared/plans/types.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { PhoneLink } from '#renderer/features/directory/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useUnits } from '../use-units.ts';

const many = 8;

export function DutiesPart({ duties, onSection }: { duties: readonly UnitDuty[]; onSection: (id: string) => void }) {
  const { common, plans } = useTexts();
  const words = plans.reader;
  const units = useUnits();
  const [typed, setTyped] = useState('');
  const wanted = typed.trim();
  const shown = duties.filter(({ unitName, text }) => wanted === '' || unitName.includes(wanted) || text.includes(wanted));
  if (duties.length === 0) return <Empty>{words.noDuties}</Empty>;
  return (
    <>
      {duties.length >= many ? (
        <Input
          allowClear
          aria-label={words.filterDuties}
          placeholder={words.filterDuties}
          value={typed}
          maxLength={60}
          onChange={(event) => setTyped(event.target.value)}
        />
      ) : null}
      {shown.length === 0 ? <Empty>{common.notFound}</Empty> : null}
      <ul className="duty-list" data-testid="duties">
        {shown.map(({ id, unit, unitName, text, section }) => {
          const phone = unit === null ? null : units.get(unit)?.phone;
          return (
            <li key={id}>
              <span>
                <b>{unitName}</b>
                {phone ? <PhoneLink number={phone} caller={unitName} /> : null}
                {section === null ? null : (
                  <button type="button" className="to-section" onClick={() => onSection(section)} aria-label={words.toSection(unitName)}>
                    {words.source}
                  </button>
                )}
              </span>
              <p>{text}</p>
            </li>
          );
        })}
      </ul>
    </>
  );
}
