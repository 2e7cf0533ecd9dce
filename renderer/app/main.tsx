// The page's first line.
import './tokens.css';
import './base.css';
import './frame.css';

// The schema library tries whether it may make functions out of text; the page's policy forbids that and each try is reported as an error.
// It is told beforehand not to try, and so before anything that uses it is loaded.
Reflect.set(globalThis, '__zod_globalConfig', { jitless: true });
void import('./start.tsx');
