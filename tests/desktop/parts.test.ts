// Parts of the shell that need no Electron: places, the window's place, the tray's icon, plain pages.
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { userDataDir } from '#electron/launch/paths.ts';
import { faultPage } from '#electron/main/fault-page.ts';
import { findPlaces } from '#electron/main/places.ts';
import { PlainPages } from '#electron/main/plain-page.ts';
import { paintIcon } from '#electron/main/tray-icon.ts';
import { readPlace, writePlace } from '#electron/main/window-bounds.ts';
import { tempDir } from './desktop.ts';

describe('places', () => {
  it('of the window: it stands where it stood, unless that screen is gone', () => {
    const dir = tempDir('profile');
    const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
    const place = { x: 1700, y: 900, width: 1200, height: 800, maximized: true, fullScreen: false };
    expect(readPlace(dir, screens)).toBeNull();
    writePlace(dir, place);
    expect(readPlace(dir, screens)).toEqual(place);
    expect(readPlace(dir, [{ x: 0, y: 0, width: 1750, height: 950 }])).toBeNull();
    writePlace(dir, { ...place, width: 10 });
    expect(readPlace(dir, screens)).toBeNull();
  });

  it('are those of npm start, and a profile for each data folder, outside of it', () => {
    expect(findPlaces([], '/settings').dataDir).toBe(userDataDir());
    const [a, b] = [findPlaces(['electron', '--data=/a'], '/settings'), findPlaces(['--data=/b'], '/settings')];
    expect([a.dataDir, b.dataDir]).toEqual([path.resolve('/a'), path.resolve('/b')]);
    expect(a.profileDir).not.toBe(b.profileDir);
    expect(a.profileDir.startsWith(path.join('/settings', 'watchdesk-window'))).toBe(true);
    expect(userDataDir().startsWith(homedir()) || process.env.XDG_DATA_HOME !== undefined).toBe(true);
  });

  it('the tray shows two shapes, not only two colours', () => {
    const opaque = (look: 'quiet' | 'alarm'): boolean[] =>
      [...paintIcon(look, 32)].filter((_byte, index) => index % 4 === 3).map((alpha) => alpha > 0);
    const [quiet, alarm] = [opaque('quiet'), opaque('alarm')];
    expect(quiet.filter((on, index) => on !== alarm[index]).length).toBeGreaterThan(150);
  });
});

describe('plain pages', () => {
  it('show what comes from data as text, run only their own script, and have one link that asks for a new start', () => {
    const pages = new PlainPages();
    const url = pages.put('fault-readOnly', faultPage({ code: 'readOnly', received: '<img src=x onerror="alert(1)">' }, '/a & b'));
    const { html, policy } = pages.find(`${url}#restart`) ?? { html: '', policy: '' };
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
    expect(html).toContain('/a &amp; b');
    expect(html.match(/<a [^>]*>/g)).toEqual(['<a href="#restart">']);
    const script = /<script>(.*)<\/script>/s.exec(html)?.[1] ?? '';
    expect(policy).toContain(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    expect(policy).not.toContain('unsafe');
    expect(pages.find('app://plain/other')).toBeNull();
  });
});
