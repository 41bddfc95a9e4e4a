import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pathsUnder } from './support/run/paths-under.ts';
import { isNode, parseSource, type SyntaxNode } from './support/run/syntax.ts';

/** Words in a source that a person may see, with the line that they begin in. */
interface ShownWords {
  readonly line: number;
  readonly words: string;
  /** Whether they are the text of an element, so that no word of them is a name in the program. */
  readonly isText: boolean;
}

/** Stands for whatever a program puts among written words. */
const SOMETHING = '…';

/** What of a node is never shown: where a module lies, the name of a property, a type, a pattern. */
const UNSEEN: Readonly<Record<string, readonly string[]>> = {
  ImportDeclaration: ['source', 'attributes'],
  ExportAllDeclaration: ['source'],
  ExportNamedDeclaration: ['source'],
  ImportExpression: ['source'],
  TSTypeAnnotation: ['typeAnnotation'],
  TSTypeAliasDeclaration: ['typeAnnotation'],
  TSInterfaceDeclaration: ['body'],
  TSTypeParameterInstantiation: ['params'],
  TSTypeParameterDeclaration: ['params'],
  TSAsExpression: ['typeAnnotation'],
  TSSatisfiesExpression: ['typeAnnotation'],
  Property: ['key'],
};

/** Attributes that hold a name for the program or the style sheet, and no words. */
const UNSEEN_ATTRIBUTES =
  /^(?:className|id|key|type|role|href|slot|htmlFor|name|rel|target|autoComplete|style|ref|lang)$/;

/** The words of what stands among the children of an element, or null where it is an element of its own. */
function wordsOfChild(child: SyntaxNode): string {
  if (child.type === 'JSXText') return String(child.value);
  if (child.type === 'JSXExpressionContainer' && isNode(child.expression))
    return wordsOf(child.expression) ?? SOMETHING;
  return SOMETHING;
}

/** The words of a literal or a template; null of anything else. */
function wordsOf(node: SyntaxNode): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type !== 'TemplateLiteral') return null;
  const parts = node.quasis as readonly { value: { cooked: string } }[];
  return parts.map(({ value }) => value.cooked).join(SOMETHING);
}

/** Joined with `+`, as long sentences are written; null where no part of it is words. */
function wordsOfSum(node: SyntaxNode): string | null {
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return wordsOf(node);
  const [left, right] = [wordsOfSum(node.left as SyntaxNode), wordsOfSum(node.right as SyntaxNode)];
  return left === null && right === null ? null : `${left ?? SOMETHING}${right ?? SOMETHING}`;
}

/** Every string, template and text of an element of a source, as it would be read. */
function shownWordsOf(path: string, source: string): readonly ShownWords[] {
  const { program } = parseSource(path, source);
  const found: ShownWords[] = [];
  const add = (node: SyntaxNode, words: string | null, isText = false): void => {
    const plain = (words ?? '').replace(/\s+/g, ' ').trim();
    if (!/\p{L}{2}/u.test(plain)) return;
    const line = source.slice(0, node.start).split('\n').length;
    found.push({ line, words: plain, isText });
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (!isNode(value)) return;
    const { type } = value;
    if (type === 'JSXAttribute' && UNSEEN_ATTRIBUTES.test(String((value.name as SyntaxNode).name))) return;
    if (type === 'JSXElement' || type === 'JSXFragment') {
      const children = value.children as readonly SyntaxNode[];
      if (children.some((child) => child.type === 'JSXText' && /\p{L}/u.test(String(child.value))))
        add(value, children.map(wordsOfChild).join(''), true);
    }
    if (type === 'JSXText') return;
    const sum = wordsOfSum(value);
    if (sum !== null) add(value, sum);
    if (sum !== null && type !== 'TemplateLiteral' && type !== 'BinaryExpression') return;
    for (const key in value)
      if (!UNSEEN[type]?.includes(key) && typeof value[key] === 'object')
        visitPart(value, key, visit, sum !== null);
  };
  visit(program);
  return found;
}

/** Goes on into one part of a node; of a sum that was read whole, only into what isn't words of it. */
function visitPart(node: SyntaxNode, key: string, visit: (value: unknown) => void, isRead: boolean): void {
  const part = node[key];
  if (node.type === 'TemplateLiteral' && key === 'quasis') return;
  if (isRead && node.type === 'BinaryExpression' && isNode(part)) {
    if (part.type === 'BinaryExpression' || part.type === 'TemplateLiteral') {
      for (const inner in part) if (typeof part[inner] === 'object') visitPart(part, inner, visit, true);
      return;
    }
    if (wordsOf(part) !== null) return;
  }
  visit(part);
}

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
  pathsUnder(folder)
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
