import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shownWordsOf } from './support/run/shown-words.ts';

const TERMS = 'docs/terms.md';

/** The guides, and what else is written for the people who use Keeling. */
const PAGES = [
  'README.md',
  'CHANGELOG.md',
  ...['accessibility', 'command-line', 'lawyers', 'officials', 'recovery', 'security'].map(
    (page) => `docs/${page}.md`,
  ),
];

/** The words of amending text and of Acts, which are the law's and are read and written as they are. */
const WORDS_OF_LAW = /^core\/(?:act|amend\/instructions)\//;

/** The words that are no longer used, as the table of terms lists them. */
const givenUp = (page: string): readonly string[] =>
  [...(page.split('## Words we no longer use')[1] ?? '').matchAll(/^\| ([^|]+) \| [^|]+ \|$/gm)]
    .flatMap(([, words = '']) => words.split(', '))
    .filter((words) => !/^(?:not|-+)$/.test(words));

/** Finds any of the words, as whole words and in either case. */
const finderOf = (words: readonly string[]): RegExp =>
  new RegExp(
    `(?<![\\p{L}-])(?:${words.map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})(?![\\p{L}-])`,
    'iu',
  );

const words = givenUp(readFileSync(TERMS, 'utf8'));
const finder = finderOf(words);

/** A name in the program, such as that of a kind, looks like a single word in small letters. */
const isName = (text: string): boolean => /^[\p{Ll}\d…-]+$/u.test(text);

const sources = ['renderer', 'core', 'data', 'electron'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => !WORDS_OF_LAW.test(path)),
);

const foundIn = (path: string, source: string): readonly string[] =>
  shownWordsOf(path, source)
    .filter((shown) => (shown.isText || !isName(shown.words)) && finder.test(shown.words))
    .map((shown) => `${path}:${shown.line} ${shown.words}`);

/** What the tables of words say, in which a single word in small letters is no name: it is what is shown. */
const tabled = (path: string, source: string): readonly string[] =>
  [...source.matchAll(/^(?:export )?const [A-Z_]+_(?:WORDS|NAMES)\b[^=]*= \{\n([\s\S]*?)^\}/gm)]
    .flatMap(([, table = '']) => [...table.matchAll(/: '([^']*)',$/gm)].map(([, shown = '']) => shown))
    .filter((shown) => finder.test(shown))
    .map((shown) => `${path} ${shown}`);

describe('words that were given up', () => {
  it('are in no table of words', () => {
    expect(sources.flatMap((path) => tabled(path, readFileSync(path, 'utf8')))).toEqual([]);
    const planted = "const WORDING_WORDS: Words = {\n  quoted: 'quoted',\n  gist: 'gist',\n};";
    expect(tabled('planted.ts', planted)).toEqual(['planted.ts gist']);
  });

  it('are in nothing that a person sees', () => {
    expect(sources.flatMap((path) => foundIn(path, readFileSync(path, 'utf8')))).toEqual([]);
  });

  it('are on no page for the people who use Keeling', () => {
    const lines = PAGES.flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .map((line, at) => ({ place: `${path}:${at + 1}`, words: line.replaceAll(/`[^`]*`/g, '') })),
    );
    const left = lines.filter((line) => finder.test(line.words));
    expect(left.map((line) => `${line.place} ${line.words.trim()}`)).toEqual([]);
  });

  it('are listed, and found in whatever form they are shown', () => {
    expect(words.length).toBeGreaterThan(40);
    const planted = [
      "const a = 'A suspect link';",
      'const b = <p>Nothing {count} was <b>tied</b> to it</p>;',
      ['const c = `Taken in by $', '{name}`;'].join(''),
      "const d = 'This may be a long sentence, ' + 'whose second half was looked at again';",
      'const e = <Button aria-label="Take back this">x</Button>;',
    ];
    for (const source of planted) expect(foundIn('planted.tsx', source), source).toHaveLength(1);
    const unseen = [
      '// What was tied to it is suspect.',
      "const suspect = { suspect: true, gist: 'gist' };",
      'type Standing = "suspect" | "put aside";',
      "import { tied } from './taken in.ts';",
      'const f = <p className="suspect put away">Link</p>;',
    ];
    for (const source of unseen) expect(foundIn('planted.tsx', source), source).toEqual([]);
  });
});
