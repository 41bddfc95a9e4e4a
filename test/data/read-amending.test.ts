import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Provision } from '../../core/act/tree.ts';
import { ownWords, readInstructions } from '../../core/amend/instructions/read/instructions.ts';
import { readAmendingText } from '../../core/amend/instructions/read/text/amending-text.ts';
import type { ReadItem } from '../../core/amend/instructions/syntax.ts';
import { readAkn } from '../../data/formats/akn/read.ts';
import { readClml } from '../../data/formats/clml/read.ts';
import { referencePath } from '../support/reference.ts';

/**
 * Bills and Acts as they are: how many of the provisions that hold an amending verb were read, and each that was not. The
 * verbs are looked for here in another way than the reader does, so that what it passes over shows.
 */
const VERB =
  /\b(?:insert|substitute|omit)\b|\b(?:is|are|shall be)\s+(?:\w+\s+)?(?:inserted|substituted|omitted|repealed|revoked|amended|modified)\b|\bceases? to have effect\b|\bbecomes?\b/i;

/** Words with what is quoted and bracketed taken out: a verb in these is another text's. */
const bare = (text: string) => text.replace(/“[^“”]*(?:“[^“”]*”[^“”]*)*”/g, '“”').replace(/\([^()]*\)/g, '');

function* provisions(node: Provision): Generator<Provision> {
  if (node.kind === 'quotation') return;
  yield node;
  for (const child of node.children) yield* provisions(child);
}

const isOpener = (text: string) => /\b(?:amended|modified)\b/.test(text);
const opensList = (text: string) =>
  /\bomit(?:\s+the (?:following(?: provisions)?|entries relating to))?\s*—/.test(text);

interface Coverage {
  readonly withVerb: number;
  readonly read: number;
  readonly unread: readonly string[];
  readonly passed: readonly string[];
}

function coverage(root: Provision, items: readonly ReadItem[]): Coverage {
  const unread = new Set(items.filter(({ read }) => !read).map(({ source }) => source.pid));
  const known = new Set(items.map(({ source }) => source.pid));
  const all = [...provisions(root)].filter((node) => VERB.test(bare(ownWords(node))));
  const passed = all.filter((node) => {
    const text = ownWords(node);
    return !known.has(node.pid) && !isOpener(text) && !opensList(text);
  });
  return {
    withVerb: all.length,
    read: all.length - passed.length - all.filter(({ pid }) => unread.has(pid)).length,
    unread: items.flatMap((item) =>
      item.read ? [] : [`${item.source.cite}: ${item.reason}: ${item.source.text.slice(0, 90)}`],
    ),
    passed: passed.map((node) => `${node.num} ${ownWords(node).slice(0, 110)}`),
  };
}

function rootOf(path: string): Provision {
  const text = readFileSync(path, 'utf8');
  const read = text.includes('<akomaNtoso') ? readAkn(text) : readClml(text);
  if (!read.ok) throw new Error(read.error.message);
  return read.value.instrument.root;
}

/** Words that hold a verb and amend nothing: read once, and none of them is an instruction. */
const BILLS: readonly (readonly [path: string, unread: number, passed: number])[] = [
  ['akn/employment-rights-act-1996/bill.xml', 1, 3],
  ['akn/agricultural-holdings-scotland-act-2003/bill.xml', 0, 3],
  ['akn/bills/sentencing-bill-hl-159.xml', 3, 0],
  ['akn/bills/bail-and-release-from-custody-scotland-bill.xml', 0, 1],
];

describe('the amending provisions of whole Bills', () => {
  it.each(BILLS)('%s', (path, unread, passed) => {
    const file = referencePath(...path.split('/'));
    if (!file) return console.log(`skipped: no reference file ${path}`);
    const root = rootOf(file);
    const found = coverage(root, readInstructions(root, { cites: 'clause' }));
    const share = (100 * found.read) / (found.withVerb - found.passed.length);
    console.log(
      [
        `${path}: ${share.toFixed(1)} % of ${found.withVerb - found.passed.length} provisions read`,
        ...found.unread,
        ...found.passed.map((text) => `passed over: ${text}`),
      ].join('\n  '),
    );
    expect(share).toBeGreaterThan(98);
    expect(found.unread).toHaveLength(unread);
    expect(found.passed).toHaveLength(passed);
  });

  it('cites words that stand in the provision it names', () => {
    const file = referencePath('akn', 'employment-rights-act-1996', 'bill.xml');
    if (!file) return console.log('skipped: no reference file');
    const root = rootOf(file);
    const byPid = new Map([...provisions(root)].map((node) => [node.pid, node]));
    const items = readInstructions(root, { cites: 'clause' });
    for (const { source } of items) {
      const node = byPid.get(source.pid);
      expect(node && ownWords(node).slice(source.from, source.to)).toBe(source.text);
    }
    const one = items.find(({ source }) => source.eid === 'sec_6__subsec_4__para_a__subpara_ii');
    expect(one?.source.cite).toBe('clause 6(4)(a)(ii)');
    expect(items.find(({ source }) => source.eid === 'sched_1__para_6__subpara_3')?.source.cite).toBe(
      'Schedule 1 paragraph 6(3)',
    );
  });
});

/** Acts of 1999 to 2018 from legislation.gov.uk, some of whose quoted words have lost their marks in its files. */
const ACTS: readonly (readonly [path: string, least: number])[] = [
  ['anaw-2018-1-historical-2018-01-24.xml', 95],
  ['asp_20030002_en.xml', 98],
  ['ukpga-1999-29-part-III-2013-03-27.xml', 80],
  ['ukpga_20000032_en.xml', 90],
  ['ukpga_20020016_en.xml', 98],
  ['ukpga_20030004_en.xml', 95],
  ['uksi-2014-869-regulation-2-5-made.xml', 100],
];

describe('the amending provisions of Acts as legislation.gov.uk has them', () => {
  it.each(ACTS)('%s', (name, least) => {
    const file = referencePath('clml', 'samples', name);
    if (!file) return console.log(`skipped: no reference file ${name}`);
    const root = rootOf(file);
    const found = coverage(root, readInstructions(root));
    const share = (100 * found.read) / Math.max(1, found.withVerb - found.passed.length);
    console.log(
      [
        `${name}: ${share.toFixed(1)} % of ${found.withVerb - found.passed.length} provisions read`,
        ...found.unread,
      ].join('\n  '),
    );
    expect(share).toBeGreaterThanOrEqual(least);
  });
});

/** A provision as someone would paste it: a line for each label, indents lost. */
function pasted(node: Provision): readonly string[] {
  const words = node.intro || node.content;
  const below = node.children.flatMap(pasted);
  if (node.kind === 'quotation') {
    const lines = [words, ...below].filter((line) => line !== '');
    const [first = '', ...rest] = lines;
    const marked = [(node.quote?.start ?? '') + first, ...rest];
    return [...marked.slice(0, -1), `${marked.at(-1)}${node.quote?.end ?? ''}${node.wrapUp}`];
  }
  const isGroup = ['schedule', 'part', 'chapter'].includes(node.kind);
  const first = isGroup || node.heading ? [node.num, node.heading] : [node.num, words];
  const lines = isGroup ? first : [first.filter((part) => part !== '').join(' ')];
  return [...lines, ...(node.heading || isGroup ? [words] : []), ...below, node.wrapUp].filter(
    (line) => line !== '',
  );
}

const shape = (node: Provision): unknown => [node.kind, node.num, node.children.map(shape)];

/** An item without its source and identities, its provisions by their numbers alone or by their whole structure. */
const bareItem = (item: ReadItem, deep: boolean): string =>
  JSON.stringify({ ...item, source: null }, (key, value) =>
    key === 'provisions'
      ? value.map((node: Provision) => (deep ? shape(node) : node.num))
      : key === 'words' && typeof value === 'string'
        ? value.replace(/\s+/g, ' ')
        : value,
  );

function* clauses(node: Provision): Generator<Provision> {
  if (node.kind === 'section' || node.kind === 'scheduleParagraph') yield node;
  else if (node.kind !== 'quotation') for (const child of node.children) yield* clauses(child);
}

describe('the clauses of whole Bills as pasted text', () => {
  it.each(BILLS)('%s reads as its file does', (path) => {
    const file = referencePath(...path.split('/'));
    if (!file) return console.log(`skipped: no reference file ${path}`);
    const tally = { items: 0, same: 0, sameWithin: 0 };
    for (const node of clauses(rootOf(file))) {
      const items = readInstructions(node);
      if (items.length === 0) continue;
      const lead = node.kind === 'section' ? '' : 'Schedule 1\nAmendments\n';
      const text = readAmendingText(lead + pasted(node).join('\n'));
      const again = text.ok ? readInstructions(text.value) : [];
      for (const [at, item] of items.entries()) {
        const other = again[at];
        tally.items++;
        if (other && bareItem(item, false) === bareItem(other, false)) tally.same++;
        if (other && bareItem(item, true) === bareItem(other, true)) tally.sameWithin++;
      }
    }
    const share = (count: number) => (100 * count) / tally.items;
    console.log(
      `${path}: of ${tally.items} instructions as text ${share(tally.same).toFixed(1)} % read as in the file, ` +
        `${share(tally.sameWithin).toFixed(1)} % with every provision within of the same kind`,
    );
    expect(share(tally.same)).toBeGreaterThan(97);
    expect(share(tally.sameWithin)).toBeGreaterThan(93);
  });
});
