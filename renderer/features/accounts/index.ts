// What other rooms of the page use of accounts.
export { LoginForm, LoginScreen } from './parts/Login.tsx';
export { Setup } from './parts/Setup.tsx';
