import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commentSentences, declaredNames } from './support/run/declared-names.ts';
import { pathsUnder } from './support/run/paths-under.ts';
import { parseSource } from './support/run/syntax.ts';

/** Words that say nothing as the whole of a name: a reader who meets one has to open the file to know what it is. */
const EMPTY = new Set(
  (
    'told tell said say asked asks held made gone came come found given taken kept known shown written tried seen sent lost put ' +
    'done doing going wanted meant named called counted placed parted joined stands stood lies goes matter thing things way bit ' +
    'lot rest others some both none here there then again beside apart together what which who whose why how most least more ' +
    'same whole piece pieces between'
  ).split(' '),
);

/** Words that say no more, and come easily in the place of the others. */
const AS_EMPTY = new Set(['value', 'item', 'data', 'result', 'info', 'entry', 'current']);

const LONGEST_SENTENCE_WORDS = 25;

interface Counts {
  readonly empty: number;
  readonly asEmpty: number;
  readonly longSentences: number;
}

const isEmpty = (name: string): boolean => EMPTY.has(name.toLowerCase());
const isAsEmpty = (name: string): boolean => AS_EMPTY.has(name.toLowerCase());
const isLong = (sentence: string): boolean => sentence.split(' ').length > LONGEST_SENTENCE_WORDS;

/** Where a name is declared that says nothing, as `path:line name`. */
const emptyNames = (path: string, source: string): readonly string[] =>
  declaredNames(parseSource(path, source), source)
    .filter(({ name }) => isEmpty(name))
    .map(({ name, start }) => `${path}:${source.slice(0, start).split('\n').length} ${name}`);

const LAYERS = ['core', 'data', 'electron', 'renderer', 'scripts', 'team'];

/** A room is a folder of a layer; what lies beside the folders is in the room of the layer. */
const roomOf = (path: string): string => {
  const folders = path.split('/').slice(0, -1);
  return folders.slice(0, 2).join('/');
};

const sources = LAYERS.flatMap((layer) =>
  pathsUnder(layer)
    .filter((name) => /\.(?:ts|tsx|mjs)$/.test(name))
    .map((name) => `${layer}/${name.replaceAll('\\', '/')}`),
);

function countsByRoom(): Readonly<Record<string, Counts>> {
  const rooms: Record<string, Counts> = {};
  for (const path of sources) {
    const source = readFileSync(path, 'utf8');
    const tree = parseSource(path, source);
    const names = declaredNames(tree, source).map(({ name }) => name);
    const before = rooms[roomOf(path)] ?? { empty: 0, asEmpty: 0, longSentences: 0 };
    rooms[roomOf(path)] = {
      empty: before.empty + names.filter(isEmpty).length,
      asEmpty: before.asEmpty + names.filter(isAsEmpty).length,
      longSentences: before.longSentences + commentSentences(tree, source).filter(isLong).length,
    };
  }
  return rooms;
}

describe('names and comments', () => {
  it('are in no room emptier than names.json says: a room that has fewer by now is written there', () => {
    const ceilings: Readonly<Record<string, Counts>> = JSON.parse(readFileSync('test/names.json', 'utf8'));
    expect(Object.keys(ceilings).length).toBeGreaterThan(50);
    expect(countsByRoom()).toEqual(ceilings);
  });

  it.each([
    'const held = 1;',
    'let said;',
    'function told() {}',
    'class Gone {}',
    'interface Shown {}',
    'type Between = 1;',
    'type A = { readonly found: string };',
    'interface A { put(): void }',
    'class A { #kept = 1; }',
    'class A { made() {} }',
    'class A { constructor(private readonly lost: string) {} }',
    'function a(given: string) {}',
    'const a = (given: string) => { return given; };',
    'const a = (given: string) => given;',
    'type A = (asked: string) => void;',
    'const { a: written } = b;',
    'const { whole } = b;',
    'const [{ some }] = b;',
    'function a({ others = 1 }) {}',
    'try {} catch (why) {}',
    'for (const which of b) {}',
    'type A<Who> = Who;',
  ])('that say nothing are found in: %s', (source) => {
    expect(emptyNames('planted.ts', source)).toHaveLength(1);
  });

  it.each([
    'b.map((found) => found.length);',
    'const { a, ...rest } = b;',
    'interface A { readonly done: number; readonly total: number }',
    'interface A { then(next: () => void): void }',
    'function a() {\n  const seen = new Set();\n}',
    'const heldActs = { held: 1 }; heldActs.held;',
    'const isFound = true, textBefore = 1;',
  ])('that may stand are not found in: %s', (source) => {
    expect(emptyNames('planted.ts', source)).toEqual([]);
  });

  it('of a callback with statements, and `seen` of a long function, are found', () => {
    expect(emptyNames('planted.ts', 'b.map((found) => {\n  return found;\n});')).toHaveLength(1);
    const lines = Array.from({ length: 10 }, (_, at) => `  b(${at});`).join('\n');
    expect(emptyNames('planted.ts', `function a() {\n  const seen = new Set();\n${lines}\n}`)).toHaveLength(
      1,
    );
  });

  it('have sentences that are counted over lines, and cut at their ends', () => {
    const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');
    const long = (source: string) =>
      commentSentences(parseSource('planted.ts', source), source).filter(isLong).length;
    expect(long(`// ${words(13)}\n// ${words(13)}.\nconst a = 1;`)).toBe(1);
    expect(long(`/** ${words(13)}\n * ${words(13)}. */\nconst a = 1;`)).toBe(1);
    expect(long(`/** ${words(13)}.\n * ${words(13)}. */\nconst a = 1;`)).toBe(0);
    expect(long(`// ${words(13)}\nconst a = 1;\n// ${words(13)}`)).toBe(0);
  });
});
