// The import rule is a tool, so it is tried on what it must refuse.
import { describe, expect, it } from 'vitest';
import { breachesOf } from './imports.ts';

const refused: [why: string, file: string, source: string][] = [
  ['shared knows no station', 'shared/incidents/x.ts', "import { receive } from '#station/incidents/commands.ts';"],
  ['shared knows no page', 'shared/kernel/x.ts', "import { texts } from '#renderer/texts/index.ts';"],
  ['shared knows no Node', 'shared/incidents/x.ts', "import { readFileSync } from 'node:fs';"],
  [
    'the page knows no station, not even its types',
    'renderer/features/incidents/x.tsx',
    "import type { Journal } from '#station/journal/append.ts';",
  ],
  ['the page knows no Node', 'renderer/client/x.ts', "import path from 'node:path';"],
  [
    'a feature of the station knows only what another can read',
    'electron/station/reports/x.ts',
    "import { receive } from '../incidents/commands.ts';",
  ],
  [
    'a feature of the page knows another only by its index',
    'renderer/features/desk/x.tsx',
    "import { Card } from '../incidents/parts/Card.tsx';",
  ],
  ['the engine knows no feature', 'electron/station/journal/x.ts', "import { incidentById } from '../incidents/queries.ts';"],
  ['the kernel knows nobody above it', 'electron/station/kernel/x.ts', "import { Journal } from '../journal/append.ts';"],
  ['only the shell knows Electron', 'electron/station/kernel/x.ts', "import { app } from 'electron';"],
  ['only the map knows Leaflet', 'renderer/features/incidents/x.tsx', "import { map } from 'leaflet';"],
  ['import() counts', 'shared/kernel/x.ts', "export const later = () => import('node:fs');"],
  ['export … from counts', 'shared/kernel/x.ts', "export { receive } from '#station/incidents/commands.ts';"],
  ['an unlisted package', 'shared/kernel/x.ts', "import lodash from 'lodash';"],
  ['a file outside every room', 'shared/nowhere/x.ts', 'export const one = 1;'],
];

describe('the import rule', () => {
  it.each(refused)('refuses: %s', (_why, file, source) => {
    expect(breachesOf(file, source)).toHaveLength(1);
  });

  it('lets through what a room may import', () => {
    const allowed =
      "import { isGrade } from '../kernel/ids.ts';\nimport { z } from 'zod';\nimport type { Clock } from '#shared/time/clock.ts';";
    expect(breachesOf('shared/incidents/x.ts', allowed)).toEqual([]);
    expect(breachesOf('electron/station/reports/x.ts', "import { incidentById } from '../incidents/queries.ts';")).toEqual([]);
  });
});
