// Every screen of the page, and what can be wrong with the look of one: cut, too wide, in the wrong language.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

export interface Screen {
  name: string;
  /** Address after the #. */
  where: string;
  /** What is there once it shows its data. */
  shows: string;
}

/** @param incident an open one @param report a draft of it */
export function screensOf(incident: string, report: string): Screen[] {
  const at = `/incidents/${incident}`;
  return [
    { name: 'desk', where: '/', shows: '[data-testid=limits] [data-testid=limit]' },
    { name: 'intake', where: '/intake', shows: '#said' },
    { name: 'calls', where: '/calls', shows: '.call-row' },
    { name: 'incidents', where: '/incidents', shows: '[data-testid=incidents] .virtual-row' },
    { name: 'incident', where: at, shows: '[data-testid=timeline] [data-testid=line]' },
    { name: 'incident, reports', where: `${at}?tab=reports`, shows: '[data-testid=owed-row]' },
    {
      name: 'incident, map',
      where: `${at}?tab=near`,
      shows: '[data-testid=near-list] [data-testid=near-row], [data-testid=near-unplaced]',
    },
    { name: 'incident, facts', where: `${at}?tab=edit`, shows: '[data-testid=facts-editor]' },
    { name: 'report', where: `${at}/reports/${report}`, shows: '#paper-body' },
    { name: 'stock', where: '/resources/stock', shows: '.stock-row.head, .stock .empty' },
    { name: 'stock, in', where: '/resources/stock/move/in', shows: '[data-testid=in-form]' },
    { name: 'stock, out', where: '/resources/stock/move/out', shows: '[data-testid=out-form]' },
    { name: 'stock, transfer', where: '/resources/stock/move/transfer', shows: '[data-testid=transfer-form]' },
    { name: 'stock, count', where: '/resources/stock/count', shows: '[data-testid=count-form]' },
    { name: 'stock, slips', where: '/resources/stock/slips', shows: '[data-testid=slips] :is(.slip-row, .empty)' },
    { name: 'stock, new slip', where: '/resources/stock/slips/new', shows: '[data-testid=slip-form]' },
    { name: 'stock, supplies', where: '/resources/stock/supplies', shows: '[data-testid=supplies] :is(.supply-row, .empty)' },
    { name: 'stock, rules', where: '/resources/stock/rules', shows: '[data-testid=stock-rules-form]' },
    { name: 'duty, now', where: '/duty', shows: '[data-testid=signs] :is([data-testid=sign], .empty)' },
    { name: 'duty, spot checks', where: '/duty/checks', shows: '[data-testid=check-counts]' },
    { name: 'duty, handover', where: '/duty/handover', shows: '[data-testid=take-limits], .handover .panel' },
    { name: 'duty, log', where: '/duty/log', shows: '[data-testid=shift-log] :is([data-testid=line], .empty)' },
    { name: 'duty, figures', where: '/duty/figures', shows: '[data-testid=figures-units] tbody tr, .figures .empty' },
    { name: 'duty', where: '/duty/roster', shows: '[data-testid=duty-table] [data-testid=seat], .roster-page .empty' },
    { name: 'roster, generate', where: '/duty/generate', shows: '[data-testid=generate-form]' },
    { name: 'roster, import', where: '/duty/import', shows: '[data-testid=import-drop]' },
    { name: 'roster, print', where: '/duty/print', shows: '.roster-print .sheet-desk' },
    { name: 'roster, drafts', where: '/duty/drafts', shows: '.drafts-columns .empty, [data-testid=draft-row]' },
    { name: 'roster, swaps', where: '/duty/swaps', shows: '[data-testid=swaps]' },
    ...['rosters', 'rules', 'holidays', 'leave', 'wishes'].map((part) => ({
      name: `roster, set-up, ${part}`,
      where: `/duty/setup?part=${part}`,
      shows: `[data-testid=setup-${part}] .panel`,
    })),
    { name: 'plans', where: '/plans', shows: '[data-testid=plans] :is([data-testid=plan-row], .empty)' },
    { name: 'plans, import', where: '/plans/import', shows: '[data-testid=plan-drop]' },
    { name: 'plans, new', where: '/plans/new', shows: '[data-testid=plan-form]' },
    { name: 'places', where: '/resources', shows: '[data-testid=places] :is([data-testid=place-row], .empty)' },
    { name: 'places, today', where: '/resources/today', shows: '.today-page :is([data-testid^=today-], .empty)' },
    { name: 'places, new', where: '/resources/new', shows: '[data-testid=place-form]' },
    { name: 'places, print', where: '/resources/print', shows: '[data-testid=places-sheet]' },
    { name: 'alarms', where: '/alarms', shows: '[data-testid=sound-panel]' },
    { name: 'alarms, history', where: '/alarms?view=history', shows: '[data-testid=alarm-figures]' },
    { name: 'directory', where: '/directory', shows: '[data-testid=unit-tree]' },
    { name: 'directory, groups', where: '/directory/groups', shows: '[data-testid=group-panel]' },
    { name: 'directory, import', where: '/directory/import', shows: '[data-testid=past-imports]' },
    { name: 'directory, print', where: '/directory/print', shows: '[data-testid=phone-list]' },
    { name: 'plans, state', where: '/plans/state', shows: '[data-testid=state-table]' },
    { name: 'plans, kinds', where: '/plans/state?view=kinds', shows: '[data-testid=kind-counts]' },
    { name: 'plans, figures', where: '/plans/state?view=figures', shows: '[data-testid=plan-figures-shelf]' },
    { name: 'plans, check', where: '/plans/lint', shows: '.plan-lint .empty, [data-testid=lint-codes]' },
    { name: 'plans, rules', where: '/plans/rules', shows: '[data-testid=plan-rule-row]' },
    { name: 'places, import', where: '/resources/import', shows: '[data-testid=place-datasets] :is(.empty, li)' },
    { name: 'map, print', where: '/map/print', shows: '[data-testid=map-sheet] .map-sheet-scale' },
    { name: 'map, layers', where: '/map/layers', shows: '[data-testid=shapes-import]' },
    { name: 'map', where: '/map', shows: '[data-testid=map-row], .map-side .empty' },
    { name: 'rules', where: '/rules', shows: '[data-testid=rule-row]' },
    ...['unit', 'packs', 'channels', 'backup', 'accounts', 'display', 'station'].map((section) => ({
      name: `settings, ${section}`,
      where: `/settings/${section}`,
      shows: `[data-testid=settings-${section}].active`,
    })),
  ];
}

/** A plan in use: its checklist with the notices, its level beside the facts, its sheet. @param plan one that fits and runs as `activation` */
export function responseScreensOf(incident: string, plan: string, activation: string): Screen[] {
  const at = `/incidents/${incident}`;
  return [
    { name: 'incident, response', where: `${at}?tab=response`, shows: '[data-testid=activation] [data-testid=step]' },
    {
      name: 'incident, response level',
      where: `${at}?tab=response&plan=${plan}`,
      shows: '[data-testid=level-panel] .judged li',
    },
    { name: 'response, print', where: `${at}/responses/${activation}/print`, shows: '[data-testid=response-sheet] tbody tr' },
  ];
}

/** Goes to a screen of the page that is open and waits for what it shows, at rest. */
export async function visit(page: Page, screen: Screen): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, screen.where);
  await page.locator(screen.shows).first().waitFor();
  await atRest(page);
}

/** Nothing moves any more: what fades in is there. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().iterations === Infinity),
  );
}

/** What axe finds serious or critical, a line each. @param rules only these; null: all */
export async function grave(page: Page, rules: string[] | null): Promise<string[]> {
  // The page has no frames of others: axe needs no second page to join its findings.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (rules === null ? axe : axe.withRules(rules)).analyze();
  return violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .flatMap((one) => one.nodes.slice(0, 3).map((node) => `${one.id}: ${node.target.join(' ')} ${node.any[0]?.message ?? one.help}`));
}

/** What is cut off or makes the page wider than the window. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.add(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth}`);
    const nameOf = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${(element.textContent || (element.getAttribute('aria-label') ?? '')).trim().slice(0, 30)}"`;
    const speaks = (element: Element): boolean =>
      element.matches('button, input, select, textarea, a, [role=tab], [role=radio]') ||
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '');
    for (const element of document.querySelectorAll('#root *, body > div *')) {
      if (!(element instanceof HTMLElement) || !speaks(element) || element.closest('[aria-hidden=true], .leaflet-container, .print-sheet'))
        continue;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      // What is hidden, clipped on purpose for screen readers, or visually an input of another control.
      if (box.width < 2 || box.height < 2 || style.visibility !== 'visible' || style.opacity === '0') continue;
      const button = element.matches('button, [role=tab]');
      let scrolls = false;
      for (let around: HTMLElement | null = element; around; around = around.parentElement) {
        const own = getComputedStyle(around);
        if (own.textOverflow === 'ellipsis') break;
        if (around !== element) {
          const frame = around.getBoundingClientRect();
          const name = around.getAttribute('class') ?? around.tagName;
          if (own.overflowX !== 'visible' && (box.right > frame.right + 1.5 || box.left < frame.left - 1.5)) {
            found.add(`${nameOf(element)} is cut by ${name} (${Math.round(box.right - frame.right)} px)`);
            break;
          }
          // What a box scrolls down to is not cut.
          scrolls ||= own.overflowY === 'auto' || own.overflowY === 'scroll';
          if (button && !scrolls && own.overflowY === 'hidden' && box.bottom > frame.bottom + 1.5) {
            found.add(`${nameOf(element)} is cut below by ${name}`);
            break;
          }
        }
        if (own.position === 'fixed') break;
      }
    }
    return [...found].slice(0, 12);
  });
}

/** Texts and labels of the page's own that hold Chinese letters or no words at all; what people or laws wrote is left out. */
export function foreignWords(page: Page, data: { selector: string; names: string[] }): Promise<string[]> {
  return page.evaluate(({ selector, names }) => {
    const found = new Set<string>();
    const wrong = /[\u3400-\u9FFF\uFF0C\u3002\uFF1A\u3001\uFF08\uFF09]|\bundefined\b|\bNaN\b|\[object/;
    const take = (element: Element, text: string): void => {
      let own = text.replaceAll(/《[^》]*》.*$/gm, '');
      for (const name of names) own = own.replaceAll(name, '');
      if (wrong.test(own) && !element.closest(selector))
        found.add(`${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}: ${text.trim().slice(0, 60)}`);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, nodeValue } = walker.currentNode;
      if (parentElement && !['SCRIPT', 'STYLE'].includes(parentElement.tagName)) take(parentElement, nodeValue ?? '');
    }
    for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) take(element, element.getAttribute(name) ?? '');
    }
    return [...found];
  }, data);
}
