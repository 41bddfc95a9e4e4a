import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nextNumber } from '../core/act/numbering.ts';
import type { Kind } from '../core/act/tree.ts';
import { CHECKS } from '../core/amend/checks/table.ts';
import { citationsIn, isThere, readDocument } from './support/run/citations.ts';
import { isNamed, linksIn, pathsInTree, pathsNamedIn, slugsIn } from './support/run/named-paths.ts';

/** What the table of numbering calls the kinds of provisions. */
const KINDS: Readonly<Record<string, Kind>> = {
  section: 'section',
  subsection: 'subsection',
  paragraph: 'paragraph',
  'sub-paragraph': 'subparagraph',
  'sub-sub-paragraph': 'subsubparagraph',
  Schedule: 'schedule',
  'Schedule paragraph': 'scheduleParagraph',
  'Schedule sub-paragraph': 'scheduleSubparagraph',
  Part: 'part',
  Chapter: 'chapter',
  // The entries of a table are numbered as sections are.
  'table entry': 'section',
};
const WORDS: Partial<Record<Kind, string>> = { schedule: 'Schedule ', part: 'Part ', chapter: 'Chapter ' };

/** A row of the table of numbering: what stands before and after, and the numbers of what is put in. */
type NumberingCase = readonly [
  nth: number,
  kind: Kind,
  before: string | null,
  after: string | null,
  numbers: readonly string[],
];

/** The rows of the table of numbering, each number as it is printed. */
function numberingCases(section: string): readonly NumberingCase[] {
  return [...section.matchAll(/^\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| (\d+) \| ([^|]+) \|/gm)].map(
    ([, nth = '', name = '', before = '', after = '', count, numbers = '']): NumberingCase => {
      const kind = KINDS[name];
      if (kind === undefined) throw new RangeError(`${name} is no kind of provision`);
      const printed = (number: string): string => `${WORDS[kind] ?? ''}${number}`;
      const all = numbers.split(', ').map(printed);
      if (all.length !== Number(count))
        throw new RangeError(`Case ${nth} has ${all.length} numbers, not ${count}`);
      const neighbour = (number: string): string | null => (number === '—' ? null : printed(number));
      return [Number(nth), kind, neighbour(before), neighbour(after), all];
    },
  );
}

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const filesOf = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    );

const FOLDERS = ['core', 'data', 'electron', 'renderer', 'team', 'test', 'scripts'];
const files = [...FOLDERS, 'docs', '.github'].flatMap(filesOf).concat(
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name),
);
const sources = files.filter(
  (path) => FOLDERS.includes(path.split('/')[0] ?? '') && /\.(?:tsx?|mjs|css)$/.test(path),
);
const pages = ['README.md', ...files.filter((path) => /^docs\/[^/]+\.md$/.test(path))];

const conventions = readDocument('drafting-conventions', read('docs/drafting-conventions.md'));
const design = readDocument('design', read('docs/design.md'));
const documents = { 'drafting-conventions': conventions, design };

/** What a text cites that is not where it says. */
const unresolved = (path: string, text: string): readonly string[] =>
  citationsIn(text)
    .filter((citation) => !isThere(citation, documents[citation.document]))
    .map(({ document, words }) => `${path}: ${words} is not in docs/${document}.md`);

/** These two plant wrong citations, or say what one looks like. */
const OWN = ['test/documents.test.ts', 'test/support/run/citations.ts'];

describe('a citation of the drafting conventions or the design', () => {
  const citing = sources.filter((path) => !OWN.includes(path));

  it('leads to a section or a rule that is there', () => {
    expect(citing.flatMap((path) => unresolved(path, read(path)))).toEqual([]);
  });

  it('is found wherever one is made', () => {
    const silent = citing.filter((path) => {
      const text = read(path);
      return /(?:drafting-conventions|design)\.md/.test(text) && citationsIn(text).length === 0;
    });
    expect(silent).toEqual([]);
    expect(citing.flatMap((path) => citationsIn(read(path))).length).toBeGreaterThan(200);
  });

  it('leads somewhere in the documents themselves, too', () => {
    const rules = /\b(?:R\d+\.\d+|[NCD]\d{1,2})\b/g;
    for (const { name, rules: known, sections } of [conventions]) {
      const text = [...sections.values()].join('\n').replaceAll(/`[^`]*`/g, '');
      const wanting = [...text.matchAll(rules)].map(([rule]) => rule).filter((rule) => !known.has(rule));
      expect([name, wanting]).toEqual([name, []]);
    }
    expect(
      ['docs/drafting-conventions.md', 'docs/design.md'].flatMap((path) => unresolved(path, read(path))),
    ).toEqual([]);
  });

  it.each([
    ['// A rule (drafting-conventions.md §9.9).', '§9.9'],
    ['/** Two duties (drafting-conventions.md §3.6,\n * duty 8). */', '§3.6, duty 8'],
    ['/** Ranges (drafting-conventions.md §1.1–1.9). */', '§1.1–1.9'],
    ['/** In another section (drafting-conventions.md §2.1 R1.1). */', '§2.1 R1.1'],
    ['/** See R9.9. */', 'R9.9'],
    ["it('numbers (N17)', () => {});", 'N17'],
    ['// Check D99.', 'D99'],
    ['/** Word (§7.4, rules 14 to 16). */', '§7.4, rules 14 to 16'],
    ['/** The grammar’s `locust` (§3.6 `locust`). */', '§3.6 `locust`'],
    ['/** Holds (design theorem 7). */', 'design theorem 7'],
    ['/** Cut up (design §8). */', 'design §8'],
  ])('%s fails', (source, words) => {
    expect(unresolved('planted.ts', source)).toContain(
      `planted.ts: ${words} is not in docs/${words.startsWith('design') ? 'design' : 'drafting-conventions'}.md`,
    );
  });

  it.each([
    '/** See (drafting-conventions.md §3.6, duties 1 to 4; §2.1 N13, N14). */',
    '/** See (drafting-conventions.md\n * §1.1 R1.1 and §6 D11). */',
    '// Word (§7.4, 13), the grammar’s (§3.6 `locus`), (R3.2 to R3.6), design §2, design theorems 1 to 3.',
  ])('%s does not', (source) => {
    expect(unresolved('planted.ts', source)).toEqual([]);
  });
});

describe('the drafting conventions', () => {
  it('list the checks that there are', () => {
    const listed = [...conventions.rules].filter(([rule]) => /^D\d/.test(rule));
    expect(listed).toEqual(CHECKS.map(({ id }) => [id, '6']));
  });

  it.each(numberingCases(conventions.sections.get('2.4') ?? ''))(
    'number as Keeling does: case %i',
    (_, kind, before, after, numbers) => {
      const made: string[] = [];
      for (const _ of numbers) made.push(nextNumber(kind, made.at(-1) ?? before, after));
      expect(made).toEqual(numbers);
    },
  );

  it('have all 64 of those cases', () => {
    expect(numberingCases(conventions.sections.get('2.4') ?? '').map(([nth]) => nth)).toEqual(
      Array.from({ length: 64 }, (_, at) => at + 1),
    );
  });

  it('have every example that docs/wording.md names', () => {
    const examples = [...read('docs/wording.md').matchAll(/^\| \d+ \|.*\| ([^|]+) \|$/gm)].map(
      ([, source = '']) => source,
    );
    expect(examples.length).toBeGreaterThan(40);
    const isKnown = (name: string): boolean =>
      /^A\d+$/.test(name)
        ? conventions.rules.get(name) === '3.7'
        : (conventions.items.get('3.8')?.has(Number(name)) ?? false);
    const wanting = examples
      .flatMap((source) => source.split(/, |–/))
      .filter((name) => name !== '' && !name.startsWith('§') && !isKnown(name));
    expect(wanting).toEqual([]);
    expect(unresolved('docs/wording.md', read('docs/wording.md'))).toEqual([]);
  });
});

describe.each(pages)('%s', (page) => {
  const text = read(page);

  it('has no link that leads nowhere', () => {
    const lost = linksIn(text).filter(({ path, heading }) => {
      const target = path === '' ? page : normalize(join(dirname(page), path)).replaceAll('\\', '/');
      if (
        !isNamed(
          target,
          files.filter((file) => file === target || file.startsWith(`${target}/`)),
        )
      )
        return true;
      return heading !== null && !slugsIn(read(target)).has(heading);
    });
    expect(lost).toEqual([]);
  });

  it('names no file that is not there', () => {
    expect(pathsNamedIn(text).filter((path) => !isNamed(path, files))).toEqual([]);
  });
});

describe('the tree in the README', () => {
  const tree = pathsInTree(read('README.md').split('## How it is built')[1]?.split('\n## ')[0] ?? '');

  it('names nothing that is not there', () => {
    expect(tree.filter((path) => !isNamed(path, files))).toEqual([]);
  });

  it.each(['core', 'data', 'electron', 'renderer'])('names every folder of %s', (folder) => {
    const within = files.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.split('/'));
    const folders = [
      ...new Set(within.filter(({ length }) => length > 2).map(([, name]) => `${folder}/${name}`)),
    ];
    expect(folders).not.toEqual([]);
    expect(tree.filter((path) => path.startsWith(`${folder}/`)).toSorted()).toEqual(folders.toSorted());
  });
});

describe('the reading of pages', () => {
  it('finds files in every way in which they are named', () => {
    const page =
      'The `core/{a,b}` and `x.ts`, `core/c*.ts`, `call()` and [see](y.md#z).\n```\n`core/no.ts`\n```\n';
    expect(pathsNamedIn(page)).toEqual(['core/a', 'core/b', 'x.ts', 'core/c*.ts']);
    expect(linksIn(page)).toEqual([{ path: 'y.md', heading: 'z' }]);
    expect(pathsInTree('    core/  a\n      act/  b\n        one.ts  c\n    data/  d\n')).toEqual([
      'core',
      'core/act',
      'core/act/one.ts',
      'data',
    ]);
  });

  it('knows one that is there from one that only looks so', () => {
    const held = ['core/act/tree.ts', 'core/coverage/flows.ts'];
    expect(
      ['core/act', 'tree.ts', 'act/tree.ts', 'core/coverage/flow*.ts'].map((path) => isNamed(path, held)),
    ).toEqual([true, true, true, true]);
    expect(['core/a', 'ree.ts', 'core/tree.ts', 'core/act/t.ts'].map((path) => isNamed(path, held))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
