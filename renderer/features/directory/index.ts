// What other rooms of the page use of the directory.
import { lazy } from 'react';

export { callerOf } from './directory-model.ts';
export { PhoneLink } from './parts/PhoneLink.tsx';
export { PersonSelect } from './parts/PersonSelect.tsx';
export { RemovedItems } from './parts/RemovedItems.tsx';
export { UnitSelect } from './parts/UnitSelect.tsx';
/** Loaded when it is opened. */
export const DirectoryPage = lazy(() => import('./pages/Directory.tsx').then((file) => ({ default: file.DirectoryPage })));
export const DirectoryGroupsPage = lazy(() => import('./pages/Groups.tsx').then((file) => ({ default: file.GroupsPage })));
export const DirectoryImportPage = lazy(() => import('./pages/Import.tsx').then((file) => ({ default: file.ImportPage })));
export const DirectoryPrintPage = lazy(() => import('./pages/PhoneList.tsx').then((file) => ({ default: file.PhoneListPage })));
