// Contacts of a row that are somebody of the directory: who is proposed and what that rests on; of several somebody says who.
import { Select } from 'antd';
import type { PlacePreviewRow } from '#shared/contract/facility-files.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Props {
  ties: PlacePreviewRow['ties'];
  onTie: (contact: number, person: string | null) => void;
}

const nobody = '';

export function RowTies({ ties, onTie }: Props) {
  const words = useTexts().placeFiles.tie;
  return (
    <ul className="preview-row-ties">
      {ties.map(({ nth, name, phone, candidates, person, said }) => (
        <li key={nth} data-testid="preview-tie">
          <span>
            {words.contact} <b>{name}</b> <span className="num">{phone}</span>
          </span>
          <Select<string | null>
            size="small"
            aria-label={words.who(name || phone)}
            popupMatchSelectWidth={false}
            status={person === null && !said ? 'warning' : ''}
            placeholder={words.several(candidates.length)}
            value={person ?? (said ? nobody : null)}
            onChange={(one) => onTie(nth, one === nobody ? null : one)}
            options={[
              ...candidates.map((one) => ({
                value: one.person,
                label: words.candidate(one.name, one.unitName, one.phones[0] ?? '', words.reasons[one.reason]),
              })),
              { value: nobody, label: words.free },
            ]}
          />
        </li>
      ))}
    </ul>
  );
}
