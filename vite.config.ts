import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type HtmlTagDescriptor, normalizePath, type Plugin, type Rolldown } from 'vite';

/** What react-aria says of its own in another language than the window's: it brings thirty. */
const FOREIGN = /react-aria[^/]*\/dist\/private\/intl\/[^/]+\/(?!en-US)[a-z]{2}-[A-Z]{2}\.m?js$/;

const englishOnly: Plugin = {
  name: 'english-only',
  enforce: 'pre',
  load: (id) => (FOREIGN.test(id.replaceAll('\\', '/')) ? 'export default {};' : null),
};

/** The faces that every screen is set in. */
const FACES = /source-(?:sans-3-latin-wght|serif-4-latin-opsz)-normal-[^/]*\.woff2$/;

/** Has the window's own code and its faces fetched at once, and not each when it is come upon. */
const fetchedAtOnce: Plugin = {
  name: 'fetched-at-once',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle }) => {
      const files = Object.values(bundle ?? {});
      const tag = (attrs: Record<string, string | boolean>): HtmlTagDescriptor => ({
        tag: 'link',
        attrs: { crossorigin: true, ...attrs },
        injectTo: 'head',
      });
      return files.flatMap((file) => {
        const href = `/${file.fileName}`;
        if (file.type === 'chunk') return file.name === 'window' ? [tag({ rel: 'modulepreload', href })] : [];
        return FACES.test(href) ? [tag({ rel: 'preload', as: 'font', type: 'font/woff2', href })] : [];
      });
    },
  },
};

/** The modules that one imports, and those that they do; not what is only read later. */
function reachedFrom(entry: string, importedIds: (id: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const ahead = [entry];
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    ahead.push(...importedIds(id));
  }
  return reached;
}

const renderer = join(import.meta.dirname, 'renderer');

/** Whatever a review is opened with is one file, however many of the other rooms share parts of it. */
function openedWith(): Rolldown.CodeSplittingGroup {
  let first: ReadonlySet<string> | undefined;
  let opened: ReadonlySet<string> | undefined;
  return {
    debugName: 'window',
    // What comes first stays by itself, though the window uses it, too.
    includeDependenciesRecursively: false,
    name: (id, context) => {
      const importedIds = (of: string) => context.getModuleInfo(of)?.importedIds ?? [];
      const reached = (file: string): ReadonlySet<string> => {
        const entry = normalizePath(join(renderer, file));
        // Moved elsewhere, it would gather nothing, and the window would come in pieces without a word.
        if (!context.getModuleInfo(entry)) throw new Error(`The window is not built of ${file}`);
        return reachedFrom(entry, importedIds);
      };
      first ??= reached('main.ts');
      opened ??= reached('shell/window.tsx');
      return opened.has(id) && !first.has(id) ? 'window' : null;
    },
  };
}

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8'));

/** The window: static files that any host serves from its root. */
export default defineConfig({
  root: renderer,
  plugins: [react(), englishOnly, fetchedAtOnce],
  define: { 'import.meta.env.KEELING_VERSION': JSON.stringify(version) },
  build: {
    outDir: join(import.meta.dirname, 'dist/renderer'),
    emptyOutDir: true,
    target: 'es2023',
    // The content security policy has no room for data: fonts and scripts.
    assetsInlineLimit: 0,
    // What shows the window knows it: Electron's Chromium, or an installed one.
    modulePreload: { polyfill: false },
    // One look, whichever room is come to first.
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: { groups: [openedWith()] } } },
    chunkSizeWarningLimit: 3000,
  },
});
