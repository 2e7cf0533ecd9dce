// Keys that work everywhere. Function keys, because an input method eats letters; nothing fires while somebody composes.
import { pressAlarmKey } from '#renderer/features/obligations/index.ts';
import { pressSignKey } from '#renderer/features/duty/index.ts';
import { pressNextLimit } from '#renderer/features/desk/index.ts';
import { changeZoom, useUi } from './ui-store.ts';

export interface KeyActions {
  goTo: (path: string) => void;
  takeCallNote: () => void;
  /** Somebody on duty cannot come: who comes instead. */
  substitute: () => void;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.tagName === 'INPUT' || target.tagName === 'TEXTAREA' || target.tagName === 'SELECT');

/** Listens on the window until the returned function is called. */
export function listenToKeys(actions: KeyActions): () => void {
  const plain: Record<string, () => void> = {
    F1: () => useUi.setState((ui) => ({ help: !ui.help })),
    F2: () => actions.goTo('/intake'),
    F3: actions.takeCallNote,
    F4: () => useUi.setState((ui) => ({ callList: !ui.callList })),
    F6: () => {
      if (pressNextLimit()) return;
      actions.goTo('/');
      window.setTimeout(pressNextLimit, 200);
    },
    F7: actions.substitute,
    F8: pressAlarmKey,
    F9: () => actions.goTo('/duty/handover'),
    F10: () => {
      if (!pressSignKey()) actions.goTo('/duty');
    },
  };
  const withCtrl: Record<string, () => void> = {
    k: () => useUi.setState({ commandBar: true }),
    '=': () => changeZoom(1),
    '+': () => changeZoom(1),
    '-': () => changeZoom(-1),
    '0': () => changeZoom(0),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229 || event.altKey) return;
    const { key } = event;
    const action =
      event.ctrlKey || event.metaKey
        ? withCtrl[key.toLowerCase()]
        : (plain[key] ?? (key === '/' && !isTyping(event.target) ? withCtrl.k : undefined));
    if (!action) return;
    event.preventDefault();
    action();
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}
