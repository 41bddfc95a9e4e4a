import { join } from 'node:path';
import { defineConfig } from 'vite';

/** Packages with a native part, and those that load their own files. */
const OUTSIDE = ['sqlite3', 'knex', 'unpdf'];

/**
 * The command line in a few files: most of a short command's time is the loading of modules, hundreds of them when each
 * is a file. Packages with a native part, and those that load their own files, stay outside.
 */
export default defineConfig({
  build: {
    ssr: join(import.meta.dirname, 'electron/cli/main.ts'),
    outDir: join(import.meta.dirname, 'dist/cli'),
    emptyOutDir: true,
    copyPublicDir: false,
    minify: false,
    target: 'node20',
    rolldownOptions: {
      external: OUTSIDE,
      output: { entryFileNames: 'keeling.js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true, external: OUTSIDE },
});
