// Which address shows which screen. Screens that are not needed at once are loaded when they are opened.
import { createHashRouter } from 'react-router';
import { DeskPage } from '#renderer/features/desk/index.ts';
import { DirectoryPage } from '#renderer/features/directory/index.ts';
import { CallNotesPage, IntakePage } from '#renderer/features/incidents/index.ts';
import { DutyPage } from '#renderer/features/rosters/index.ts';
import { Frame } from './Frame.tsx';

export const router = createHashRouter([
  {
    path: '/',
    element: <Frame />,
    children: [
      { index: true, element: <DeskPage /> },
      { path: 'intake', element: <IntakePage /> },
      { path: 'calls', element: <CallNotesPage /> },
      { path: 'duty', element: <DutyPage /> },
      { path: 'directory', element: <DirectoryPage /> },
      { path: '*', element: <DeskPage /> },
    ],
  },
]);
