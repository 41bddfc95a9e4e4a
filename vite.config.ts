import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window: static files that any host serves from its root. */
export default defineConfig({
  root: join(import.meta.dirname, 'renderer'),
  plugins: [react()],
  build: {
    outDir: join(import.meta.dirname, 'dist/renderer'),
    emptyOutDir: true,
    target: 'es2023',
    // The content security policy has no room for data: fonts and scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 3000,
  },
});
