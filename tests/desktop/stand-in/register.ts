// Loaded with `node --import` before the bundled shell: maps `electron` to the stand-in. Electron's own package would try to download it.
import { registerHooks } from 'node:module';

const standIn = new URL('./electron.ts', import.meta.url).href;
const names = ['electron', 'electron/main', 'electron/common', 'electron/renderer'];

registerHooks({
  resolve: (specifier, context, next) => (names.includes(specifier) ? { url: standIn, shortCircuit: true } : next(specifier, context)),
});
