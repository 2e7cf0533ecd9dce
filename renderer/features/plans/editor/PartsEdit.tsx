// Duties by unit, contacts, annexes: what was understood of the text, each with where it stands.
import { maxParts } from '#shared/plans/limits.ts';
import type { Annex, PlanContact, PlanSection, PlanText, UnitDuty } from '#shared/plans/types.ts';
import { headingOf } from '#shared/plans/current.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { newKey } from './keys.ts';
import { type Column, RowTable } from './RowTable.tsx';

type Go = ((part: { section: string | null }) => void) | undefined;

export function DutiesEdit({ duties, onChange, onGo }: { duties: readonly UnitDuty[]; onChange: (duties: UnitDuty[]) => void; onGo?: Go }) {
  const { planImport } = useTexts();
  const words = planImport.editor;
  const columns: Column<UnitDuty>[] = [
    {
      key: 'unit',
      label: words.unit,
      width: 'minmax(0, 1.4fr)',
      value: (duty) => duty.unitName,
      set: (duty, unitName) => ({ ...duty, unitName, unit: null }),
    },
    {
      key: 'text',
      label: words.duty,
      width: 'minmax(0, 4fr)',
      value: ({ text }) => text,
      set: (duty, text) => ({ ...duty, text }),
      lines: true,
    },
  ];
  const blank = (): UnitDuty => ({ id: newKey(), unit: null, unitName: '', text: '', section: null });
  return (
    <RowTable
      label={words.duty}
      rows={duties}
      columns={columns}
      blank={blank}
      onChange={onChange}
      onGo={onGo}
      max={maxParts}
      testId="duties"
    />
  );
}

export function ContactsEdit({
  contacts,
  onChange,
  onGo,
}: {
  contacts: readonly PlanContact[];
  onChange: (all: PlanContact[]) => void;
  onGo?: Go;
}) {
  const { planImport } = useTexts();
  const words = planImport.editor;
  // Another name or number may be another person: the link is found anew.
  const field = (key: 'name' | 'post' | 'unitName' | 'phone', label: string, width: string, maxLength = 200): Column<PlanContact> => ({
    key,
    label,
    width,
    maxLength,
    value: (contact) => contact[key],
    set: (contact, value) => ({ ...contact, [key]: value, person: key === 'post' ? contact.person : null }),
  });
  const columns = [
    field('name', words.name, 'minmax(0, 1fr)'),
    field('post', words.post, 'minmax(0, 1.2fr)'),
    field('unitName', words.unit, 'minmax(0, 1.8fr)'),
    field('phone', words.phone, 'minmax(0, 1.4fr)', 120),
  ];
  const blank = (): PlanContact => ({ id: newKey(), person: null, name: '', post: '', unitName: '', phone: '', section: null });
  return (
    <RowTable
      label={words.contact}
      rows={contacts}
      columns={columns}
      blank={blank}
      onChange={onChange}
      onGo={onGo}
      max={maxParts}
      testId="contacts"
    />
  );
}

interface AnnexProps {
  text: PlanText;
  onChange: (annexes: Annex[]) => void;
  onGo?: Go;
}

/** Headings that may be an annex: those of the top and the next depth. */
const annexDepth = 2;

export function AnnexesEdit({ text, onChange, onGo }: AnnexProps) {
  const { planImport } = useTexts();
  const words = planImport.editor;
  const named = text.sections.filter((section: PlanSection) => section.depth <= annexDepth && headingOf(section) !== '');
  const columns: Column<Annex>[] = [
    {
      key: 'label',
      label: words.annexLabel,
      width: '110px',
      value: ({ label }) => label,
      set: (annex, label) => ({ ...annex, label }),
      maxLength: 60,
    },
    {
      key: 'title',
      label: words.annexTitle,
      width: 'minmax(0, 2fr)',
      value: ({ title }) => title,
      set: (annex, title) => ({ ...annex, title }),
    },
    {
      key: 'section',
      label: words.annexSection,
      width: 'minmax(0, 2fr)',
      value: ({ section }) => section ?? '',
      set: (annex, section) => ({ ...annex, section: section === '' ? null : section }),
      render: (annex, change, label) => (
        <select
          aria-label={label}
          className={annex.section === null ? 'absent' : ''}
          value={annex.section ?? ''}
          onChange={(event) => change({ ...annex, section: event.target.value === '' ? null : event.target.value })}
        >
          <option value="">{words.annexAbsent}</option>
          {named.map((section) => (
            <option key={section.id} value={section.id}>
              {headingOf(section).slice(0, 60)}
            </option>
          ))}
        </select>
      ),
    },
  ];
  const blank = (): Annex => ({ id: newKey(), label: '', title: '', section: null });
  return (
    <RowTable
      label={words.annex}
      rows={text.annexes}
      columns={columns}
      blank={blank}
      onChange={onChange}
      onGo={onGo}
      max={maxParts}
      testId="annexes"
    />
  );
}
