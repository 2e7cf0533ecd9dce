// Digits as keys of a screen: they fire when nobody is typing and nothing lies over the screen.
import { useEffect, useRef } from 'react';

const typing = 'input, textarea, select, [contenteditable=true], .ant-select, .ant-modal, .ant-drawer, .ant-select-dropdown, .ant-dropdown';

/** @param press true: it was used */
export function useDigits(press: (digit: number) => boolean): void {
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!/^\d$/.test(event.key) || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.target instanceof Element && event.target.closest(typing)) return;
      if (document.querySelector('.ant-modal, .ant-drawer-open')) return;
      if (latest.current(Number(event.key))) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
