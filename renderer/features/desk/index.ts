// What the frame uses of the desk.
export { DeskPage } from './pages/Desk.tsx';
export { pressNextLimit } from './next-limit.ts';
