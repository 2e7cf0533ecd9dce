// Arrows move among the links of a row of tabs; Enter opens, as links do.
import type { KeyboardEvent } from 'react';
import './area-tabs.css';

export function moveAmongLinks(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  const index = links.indexOf(event.target as HTMLAnchorElement);
  if (index < 0) return;
  event.preventDefault();
  links[(index + step + links.length) % links.length]?.focus();
}
