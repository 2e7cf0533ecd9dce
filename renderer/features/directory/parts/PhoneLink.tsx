// A number that is dialled by one click; whoever may write gets the call note of the call with it.
import { useMay } from '#renderer/client/session.ts';
import { startCall } from '#renderer/features/incidents/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { telOf } from '../directory-model.ts';

interface Props {
  number: string;
  /** As the note names who is called. */
  caller: string;
  kind?: 'mobile' | 'office' | 'home' | 'fax';
  hours?: string | undefined;
  className?: string;
  tabIndex?: number;
  /** false: where it stands the call is written down anyway. */
  note?: boolean;
}

export function PhoneLink({ number, caller, kind, hours, className = 'num', tabIndex, note = true }: Props) {
  const { directory: words } = useTexts();
  const mayNote = useMay('incidents.write');
  const sort = kind ? words.phoneKinds[kind] : '';
  return (
    <a
      className={className}
      href={telOf(number)}
      title={[sort, hours ?? ''].filter((part) => part !== '').join(' ') || undefined}
      aria-label={`${words.call} ${caller} ${sort} ${number}`.replace(/ +/g, ' ')}
      {...(tabIndex === undefined ? {} : { tabIndex })}
      onClick={(event) => {
        event.stopPropagation();
        if (note && mayNote && kind !== 'fax') startCall({ caller, phone: number });
      }}
      data-testid="phone-link"
    >
      {number}
    </a>
  );
}
