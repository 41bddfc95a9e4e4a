import type { Provision } from '../../../core/act/tree.ts';
import { readInstructions } from '../../../core/amend/instructions/read/instructions.ts';
import { ownWords } from '../../../core/amend/instructions/read/own-words.ts';
import { readAmendingText } from '../../../core/amend/instructions/read/text/amending-text.ts';
import type { ReadItem } from '../../../core/amend/instructions/syntax.ts';

/**
 * How many of the provisions of a Bill that hold an amending verb were read, and each that was not. The verbs are looked
 * for here in another way than the reader does, so that what it passes over shows.
 */
const VERB =
  /\b(?:insert|substitute|omit)\b|\b(?:is|are|shall be)\s+(?:\w+\s+)?(?:inserted|substituted|omitted|repealed|revoked|amended|modified)\b|\bceases? to have effect\b|\bbecomes?\b/i;

/** Words with what is quoted and bracketed taken out: a verb in these is another text's. */
const bare = (text: string) => text.replace(/“[^“”]*(?:“[^“”]*”[^“”]*)*”/g, '“”').replace(/\([^()]*\)/g, '');

/** The provisions of a text, but for those that it quotes. */
export function* provisions(node: Provision): Generator<Provision> {
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
  /** Provisions that hold a verb and of which nothing was said, read or unread. */
  readonly passed: readonly string[];
  /** Of a hundred provisions that amend, how many were read. */
  readonly share: number;
}

export function coverage(root: Provision, items: readonly ReadItem[]): Coverage {
  const unread = new Set(items.filter(({ read }) => !read).map(({ source }) => source.pid));
  const known = new Set(items.map(({ source }) => source.pid));
  const all = [...provisions(root)].filter((node) => VERB.test(bare(ownWords(node))));
  const passed = all.filter((node) => {
    const text = ownWords(node);
    return !known.has(node.pid) && !isOpener(text) && !opensList(text);
  });
  const read = all.length - passed.length - all.filter(({ pid }) => unread.has(pid)).length;
  return {
    withVerb: all.length,
    read,
    unread: items.flatMap((item) =>
      item.read ? [] : [`${item.source.cite}: ${item.reason}: ${item.source.text.slice(0, 90)}`],
    ),
    passed: passed.map((node) => `${node.num} ${ownWords(node).slice(0, 110)}`.trim()),
    share: (100 * read) / Math.max(1, all.length - passed.length),
  };
}

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
      : key === 'dependsOn'
        ? value.cite
        : key === 'words' && typeof value === 'string'
          ? value.replace(/\s+/g, ' ')
          : value,
  );

function* clauses(node: Provision): Generator<Provision> {
  if (node.kind === 'section' || node.kind === 'scheduleParagraph') yield node;
  else if (node.kind !== 'quotation') for (const child of node.children) yield* clauses(child);
}

interface AsText {
  readonly items: number;
  /** How many are read of pasted text as of the file, provisions that they put in by their numbers. */
  readonly same: number;
  /** How many are, every provision within of the same kind. */
  readonly sameWithin: number;
  /** Those that are not, by what the file’s words are. */
  readonly different: readonly string[];
}

/** Each clause of a Bill, and paragraph of its Schedules, as pasted text, compared with what its file is read as. */
export function asPastedText(root: Provision): AsText {
  let [items, same, sameWithin] = [0, 0, 0];
  const different: string[] = [];
  for (const node of clauses(root)) {
    const own = readInstructions(node);
    if (own.length === 0) continue;
    const lead = node.kind === 'section' ? '' : 'Schedule 1\nAmendments\n';
    const text = readAmendingText(lead + pasted(node).join('\n'));
    const again = text.ok ? readInstructions(text.value) : [];
    for (const [at, item] of own.entries()) {
      const other = again[at];
      items++;
      if (other && bareItem(item, false) === bareItem(other, false)) same++;
      if (other && bareItem(item, true) === bareItem(other, true)) sameWithin++;
      else different.push(`${item.source.cite}: ${item.source.text}`);
    }
  }
  return { items, same, sameWithin, different };
}
