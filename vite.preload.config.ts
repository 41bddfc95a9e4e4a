import { join } from 'node:path';
import { defineConfig } from 'vite';

/** The preload script, as the one CommonJS file that a sandboxed window can load. */
export default defineConfig({
  build: {
    lib: {
      entry: join(import.meta.dirname, 'electron/preload/preload.ts'),
      formats: ['cjs'],
      fileName: () => 'preload.cjs',
    },
    outDir: join(import.meta.dirname, 'dist/electron'),
    emptyOutDir: false,
    copyPublicDir: false,
    minify: false,
    target: 'es2023',
    rolldownOptions: { external: ['electron'] },
  },
});
