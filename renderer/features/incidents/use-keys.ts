// Keys of the screens of an incident. Esc goes back: out of a field first, then off the screen; what was typed stays where it was.
import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';

const layers = '.ant-modal, .ant-drawer, .ant-select-dropdown, .ant-dropdown, .alarm-bar, [data-own-escape]';

function isField(element: HTMLElement): boolean {
  return element.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName);
}

export function useEscape(back: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
      const { target } = event;
      if (!(target instanceof HTMLElement) || target.closest(layers) || target.getAttribute('aria-expanded') === 'true') return;
      if (document.querySelector('.ant-modal, .ant-drawer-open')) return;
      if (isField(target)) target.blur();
      else back();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [back]);
}

/** Where one came from, or that address when the program was opened here. */
export function useBack(otherwise: string): () => void {
  const navigate = useNavigate();
  const { key } = useLocation();
  return () => void (key === 'default' ? navigate(otherwise) : navigate(-1));
}

/** Ctrl+E changes the facts, wherever the keyboard is on the screen. */
export function useCtrlE(change: () => void, allowed: boolean): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'e' || !event.ctrlKey || event.altKey || event.isComposing || !allowed) return;
      event.preventDefault();
      change();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [change, allowed]);
}
