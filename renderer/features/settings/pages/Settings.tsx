// Settings: the sections at the left, the one that is open at the right.
import { NavLink, useParams } from 'react-router';
import { UsersPage } from '#renderer/features/accounts/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { BackupSettings } from '../parts/BackupSettings.tsx';
import { ChannelSettings } from '../parts/ChannelSettings.tsx';
import { DisplaySettings, type Look } from '../parts/DisplaySettings.tsx';
import { PackSettings } from '../parts/PackSettings.tsx';
import { StationSettings } from '../parts/StationSettings.tsx';
import { UnitSettings } from '../parts/UnitSettings.tsx';
import type { Settings, Station } from '../settings-model.ts';
import { useSettings, useStation } from '../use-settings.ts';
import '../settings.css';

const sections = ['unit', 'packs', 'channels', 'backup', 'accounts', 'display', 'station'] as const;
type Section = (typeof sections)[number];

const isSection = (text: string | undefined): text is Section => sections.some((section) => section === text);

export function SettingsPage({ look }: { look: Look }) {
  const { settings: words } = useTexts();
  const path = useParams()['*']?.split('/')[0];
  const section: Section = isSection(path) ? path : 'unit';
  const settings = useSettings();
  const station = useStation();
  return (
    <div className="page">
      <header className="page-head">
        <h1>{words.title}</h1>
      </header>
      <div className="settings-columns">
        <nav className="panel settings-nav" aria-label={words.title}>
          {sections.map((one) => (
            <NavLink
              key={one}
              to={`/settings/${one}`}
              className={one === section ? 'active' : ''}
              aria-current={one === section ? 'page' : undefined}
              data-testid={`settings-${one}`}
            >
              {words.sections[one]}
            </NavLink>
          ))}
        </nav>
        <section className="panel settings-body" tabIndex={0} aria-label={words.sections[section]}>
          {settings ? <Body section={section} settings={settings} station={station} look={look} /> : null}
        </section>
      </div>
    </div>
  );
}

function Body({ section, settings, station, look }: { section: Section; settings: Settings; station: Station | undefined; look: Look }) {
  const bodies: Record<Section, () => React.ReactNode> = {
    unit: () => <UnitSettings settings={settings} />,
    packs: () => <PackSettings />,
    channels: () => <ChannelSettings settings={settings} station={station} />,
    backup: () => <BackupSettings settings={settings} station={station} />,
    accounts: () => <UsersPage />,
    display: () => <DisplaySettings look={look} />,
    station: () => <StationSettings settings={settings} station={station} />,
  };
  return bodies[section]();
}
