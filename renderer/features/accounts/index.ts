// What other rooms of the page use of accounts.
import { lazy } from 'react';

export { LoginForm, LoginScreen } from './parts/Login.tsx';
export { Setup } from './parts/Setup.tsx';
/** Loaded when it is opened. */
export const UsersPage = lazy(() => import('./pages/Users.tsx').then((file) => ({ default: file.UsersPage })));
