import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pathsUnder } from './support/run/paths-under.ts';

/** Files of some folders with one of some endings, without their comments. */
const texts = (folders: readonly string[], ending: RegExp): readonly string[] =>
  folders.flatMap((folder) =>
    pathsUnder(folder)
      .filter((name) => ending.test(name))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')),
  );
const all = (given: readonly string[], pattern: RegExp): ReadonlySet<string> =>
  new Set(given.flatMap((text) => [...text.matchAll(pattern)].map(([, ...found]) => found.join(''))));

const CLASS = /\.(-?[_a-zA-Z][\w-]*)/g;
/** A class in a selector that is written in code. */
const SELECTOR = /(?<=['"`\s>(:,]|\w(?=\.[\w-]+[ '"`]))\.(-?[_a-zA-Z][\w-]*)(?![\w-]*\()/g;
const MAX_LINES = 500;
/** What libraries call what they draw. */
const FOREIGN = /^(?:lucide|react-aria-\w+)$/;

const styled = all(
  texts(['renderer'], /\.css$/).map((text) => text.replace(/"[^"]*"|'[^']*'|url\([^)]*\)/g, '')),
  CLASS,
);
/** The window's own code, and what of core says how a thing is drawn: the name of its state. */
const sources = texts(['renderer', 'core'], /\.tsx?$/);
/** Without the names of the files that are imported: a class that only a file is called by is nobody's. */
const unimported = sources.map((text) => text.replace(/(?:from|import\()\s*'[^']*'/g, ''));
const words = all(unimported, /([\w-]+)/g);
/** Classes that are put together: what stands before and after the word that is put in. */
const before = all(sources, /(?<![\w-])([a-z][\w-]*-)\$\{/g);
const after = all(sources, /\}(-[\w-]*\w)/g);

const isWritten = (name: string): boolean =>
  words.has(name) ||
  [...before].some((start) => name.startsWith(start) && words.has(name.slice(start.length))) ||
  [...after].some((end) => name.endsWith(end) && words.has(name.slice(0, -end.length)));

/** Every class that an element is given outright. */
const given = new Set(
  [...all(sources, /\b\w*[cC]lassName=(?:"([^"]*)"|\{'([^']*)'\}|\{`([^`]*)`\})/g)].flatMap((names) =>
    names
      .replace(/\S*\$\{[^}]*\}\S*/g, ' ')
      .split(/\s+/)
      .filter(Boolean),
  ),
);

describe('the stylesheets', () => {
  it('are read at all, and what the window draws', () => {
    expect(styled).toContain('ed-line');
    expect(given).toContain('find-bar');
  });

  it('say of no class how it looks that nothing has', () => {
    expect([...styled].filter((name) => !FOREIGN.test(name) && !isWritten(name))).toEqual([]);
  });

  it('say of every class that an element is given how it looks, unless something looks for it', () => {
    const sought = all([...sources, ...texts(['test'], /\.tsx?$/)], SELECTOR);
    expect([...given].filter((name) => !styled.has(name) && !sought.has(name))).toEqual([]);
  });

  it('are each short enough to be read: one for each thing that is styled', () => {
    const names = pathsUnder('renderer');
    const sheets = names.filter((name) => name.endsWith('.css'));
    expect(sheets.length).toBeGreaterThan(50);
    const lines = (name: string) => readFileSync(`renderer/${name}`, 'utf8').trimEnd().split('\n').length;
    expect(sheets.filter((name) => lines(name) > MAX_LINES)).toEqual([]);
  });

  it('ask the rooms for their width, which a document beside them takes from, and the window only for what lies over them', () => {
    const over = ['help.css', 'people.css', 'controls.css', 'sources.css'];
    const rooms = pathsUnder('renderer').filter(
      (name) => name.endsWith('.css') && !over.some((one) => name.endsWith(`/${one}`)),
    );
    const asking = rooms.filter((name) => /@media[^{]*-width/.test(readFileSync(`renderer/${name}`, 'utf8')));
    expect(asking).toEqual([]);
  });
});
