// The pictures of the navigation: plain strokes, readable at any size.
import type { ReactNode } from 'react';

export type NavName =
  | 'desk'
  | 'incidents'
  | 'calls'
  | 'duty'
  | 'plans'
  | 'map'
  | 'resources'
  | 'alarms'
  | 'directory'
  | 'rules'
  | 'settings'
  | 'help';
type IconName = NavName | 'sound';

const svg = (children: ReactNode): ReactNode => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    {children}
  </svg>
);

export const icons: Record<IconName, ReactNode> = {
  desk: svg(<path d="M3 11l9-7 9 7v9H3z" />),
  incidents: svg(
    <>
      <path d="M12 3l10 18H2z" />
      <path d="M12 10v5" />
    </>,
  ),
  calls: svg(<path d="M5 3h4l2 5-3 2c1 3 3 5 6 6l2-3 5 2v4c-9 2-18-7-16-16z" />),
  duty: svg(
    <>
      <rect x="3" y="5" width="18" height="16" />
      <path d="M3 10h18M8 3v4M16 3v4" />
    </>,
  ),
  map: svg(<path d="M9 4L3 6v14l6-2 6 2 6-2V4l-6 2zM9 4v14M15 6v14" />),
  resources: svg(<path d="M3 9l9-5 9 5v11H3zM8 20v-7h8v7M8 16h8" />),
  plans: svg(
    <>
      <path d="M5 3h10l4 4v14H5z" />
      <path d="M15 3v4h4M8 12h8M8 16h8M8 8h3" />
    </>,
  ),
  alarms: svg(<path d="M6 17v-6a6 6 0 0112 0v6l2 2H4zM10 21h4" />),
  directory: svg(
    <>
      <circle cx="9" cy="8" r="4" />
      <path d="M2 21c0-5 14-5 14 0M17 6h5M17 10h5" />
    </>,
  ),
  rules: svg(<path d="M12 3v18M5 7h14M5 7l-3 7h6zM19 7l-3 7h6zM8 21h8" />),
  settings: svg(
    <>
      <circle cx="12" cy="12" r="3" />
      <path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2 2M16.4 16.4l2 2M18.4 5.6l-2 2M7.6 16.4l-2 2" />
    </>,
  ),
  sound: svg(<path d="M4 9v6h4l5 4V5L8 9zM16 9a4 4 0 010 6M18.5 6.5a8 8 0 010 11" />),
  help: svg(
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.5 9.5a2.5 2.5 0 114 2c-1 .8-1.5 1.2-1.5 2.5M12 17v.5" />
    </>,
  ),
};
