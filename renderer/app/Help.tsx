// F1: the manual at the place that fits the screen.
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { useLocation } from 'react-router';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useUi } from './ui-store.ts';

const chapters = import.meta.glob<string>('../../assets/manual/zh-CN/*.md', { query: '?raw', import: 'default', eager: true });
const pictures = import.meta.glob<string>('../../assets/manual/zh-CN/images/*.png', { query: '?url', import: 'default', eager: true });

const names = Object.keys(chapters).sort();
const shortName = (path: string): string => /([^/]+)\.md$/.exec(path)?.[1] ?? '';

/** "一、开始使用" → 开始使用 */
const headingOf = (path: string): string => /^# (?:.*、)?(.+)$/m.exec(chapters[path] ?? '')?.[1] ?? shortName(path);

/** The chapter for a screen, by the first part of its address. */
const chapterOf: Record<string, string> = {
  '': '02-watch-desk',
  intake: '03-intake',
  calls: '03-intake',
  incidents: '05-incident',
  duty: '07-duty',
  alarms: '04-alarms',
  plans: '14-plans',
  resources: '17-places',
  directory: '10-directory',
  map: '20-map',
  rules: '08-rules',
  settings: '09-settings',
};

/** Screens under /duty that have a chapter of their own. */
const dutyChapterOf: Record<string, string> = {
  roster: '11-rosters',
  generate: '11-rosters',
  drafts: '11-rosters',
  versions: '11-rosters',
  swaps: '11-rosters',
  setup: '11-rosters',
  figures: '12-figures',
  import: '13-roster-files',
  print: '13-roster-files',
};

/** Screens under /plans that have a chapter of their own. */
const planChapterOf: Record<string, string> = { state: '16-plan-state', lint: '16-plan-state', rules: '16-plan-state' };

/** Screens under /resources that have a chapter of their own. */
const resourcesChapterOf: Record<string, string> = { stock: '18-stock', import: '19-place-files' };

/** Screens under /map that have a chapter of their own. */
const mapChapterOf: Record<string, string> = { print: '23-plots', layers: '21-map-layers' };

/** Tabs of an incident that have a chapter of their own. */
const incidentChapterOf: Record<string, string> = { plan: '15-response', response: '15-response', near: '22-incident-map' };

function chapterFor(pathname: string, search: string): string {
  const [, first = '', second = ''] = pathname.split('/');
  if (pathname.includes('/reports/')) return '06-report';
  const tab = first === 'incidents' ? incidentChapterOf[new URLSearchParams(search).get('tab') ?? ''] : undefined;
  if (tab) return tab;
  const parts = { duty: dutyChapterOf, plans: planChapterOf, map: mapChapterOf, resources: resourcesChapterOf }[first];
  return parts?.[second] ?? chapterOf[first] ?? '01-start';
}

function pictureOf(source: string | undefined): string {
  const name = source?.split('/').at(-1) ?? '';
  return Object.entries(pictures).find(([path]) => path.endsWith(`/${name}`))?.[1] ?? '';
}

export function Help() {
  const open = useUi((ui) => ui.help);
  const { frame } = useTexts();
  return (
    <Drawer
      getContainer={false}
      rootStyle={{ position: 'absolute' }}
      title={`${frame.help} F1`}
      open={open}
      onClose={() => useUi.setState({ help: false })}
      size={760}
      mask={false}
      destroyOnHidden
    >
      <Manual />
    </Drawer>
  );
}

function Picture({ src, alt }: { src?: unknown; alt?: string | undefined }) {
  return <img src={pictureOf(typeof src === 'string' ? src : undefined)} alt={alt ?? ''} />;
}

function Manual() {
  const location = useLocation();
  const { frame } = useTexts();
  const fitting = chapterFor(location.pathname, location.search);
  const [chosen, setChosen] = useState<string | null>(null);
  const current = chosen ?? names.find((name) => shortName(name) === fitting) ?? names[0] ?? '';
  return (
    <div className="manual">
      <nav aria-label={frame.helpContents}>
        {names.map((name) => (
          <Button
            key={name}
            size="small"
            type={name === current ? 'primary' : 'text'}
            aria-current={name === current ? 'page' : undefined}
            onClick={() => setChosen(name)}
          >
            {headingOf(name)}
          </Button>
        ))}
      </nav>
      <article data-testid="manual" data-chapter={shortName(current)}>
        <Markdown components={{ img: Picture }} remarkPlugins={[remarkGfm]}>
          {chapters[current] ?? ''}
        </Markdown>
      </article>
    </div>
  );
}
