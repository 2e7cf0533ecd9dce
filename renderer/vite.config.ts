// Builds the page into out/renderer. Nothing in it is fetched from anywhere but the station that serves it.
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: path.resolve(import.meta.dirname, '../out/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    chunkSizeWarningLimit: 1500,
    // Small pictures inside a style sheet would need data: in the font and script policy; only images may be data: here.
    assetsInlineLimit: 0,
  },
});
