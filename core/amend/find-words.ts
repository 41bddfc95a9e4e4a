import { cite } from '../act/citation.ts';
import { type Field, type Pid, type Provision, pathTo } from '../act/tree.ts';
import { literally } from '../base/literally.ts';
import type { Drafted } from './edits/edit-index.ts';
import { asAmendedOf, type RedlineNode, type Run, redline, textOf } from './redline/redline.ts';
import { mapForward } from './typing/algebra.ts';

/** How words are sought. */
interface FindOptions {
  readonly wholeWord?: boolean;
  readonly matchCase?: boolean;
  /** Only in this provision and what is in it. */
  readonly within?: Pid;
  /** In the text as it would read, or in the base text; the first, when absent. */
  readonly reading?: 'as-amended' | 'base';
}

/** A place where words stand, with as much round it as tells it from others. */
export interface Hit {
  readonly key: string;
  /** The provision whose field it is: of the base text, or an inserted one. */
  readonly pid: Pid;
  readonly field: Field;
  readonly place: string;
  readonly text: string;
  readonly before: string;
  readonly after: string;
  /** Where it is in the field as the text would read; null for words of the base text that somebody strikes. */
  readonly live: { readonly from: number; readonly to: number } | null;
  /** The amendments that inserted some of it: changing it there revises them. */
  readonly revises: readonly string[];
  /** For words of the base text: who strikes some of them or puts others between, so that they can't be changed there. */
  readonly blockedBy: readonly string[];
}

const SEARCHED_FIELDS: readonly Field[] = ['heading', 'intro', 'content'];
/** How much of the text stands before and after a hit, in UTF-16 code units. */
export const CONTEXT_LENGTH = 40;

/** What people type for what is printed: straight marks for curly ones, any space for any other. */
const LOOSE: Readonly<Record<string, string>> = { "'": "['‘’]", '"': '["“”]', ' ': '[ \\u00a0]' };

/** A pattern for words; null for none. */
export function patternOf(
  words: string,
  { wholeWord = false, matchCase = false }: FindOptions,
): RegExp | null {
  if (!words.trim()) return null;
  const loose = literally(words).replace(/['" ]/g, (mark) => LOOSE[mark] ?? mark);
  const letter = '[\\p{L}\\p{N}\\p{M}]';
  const source = wholeWord ? `(?<!${letter})${loose}(?!${letter})` : loose;
  return new RegExp(source, matchCase ? 'gu' : 'giu');
}

/** The amendments that inserted some of a stretch of the text as it would read. */
export function insertersIn(runs: readonly Run[], from: number, to: number): readonly string[] {
  const inserters = new Set<string>();
  let at = 0;
  for (const run of runs) {
    if (run.kind === 'deleted') continue;
    const end = at + run.text.length;
    if (run.kind === 'inserted' && !run.moved && at < to && end > from) inserters.add(run.am);
    at = end;
  }
  return [...inserters];
}

/** The amendments that strike some of a stretch of the base text, or put words between. */
function blockersOf(runs: readonly Run[], from: number, to: number): readonly string[] {
  const blockers = new Set<string>();
  let at = 0;
  for (const run of runs) {
    const isNew = run.kind === 'inserted' && !run.moved;
    const end = isNew ? at : at + run.text.length;
    const meets = isNew ? from < at && at < to : run.kind === 'deleted' && at < to && end > from;
    if (meets && run.kind !== 'kept') blockers.add(run.am);
    at = end;
  }
  return [...blockers];
}

/** Where a stretch of the base text that nobody blocks is in the text as it would read. */
function liveOf(runs: readonly Run[], from: number, to: number): Hit['live'] {
  const base = runs.map(
    (run): Run => (run.kind === 'inserted' && run.moved ? { kind: 'kept', text: run.text } : run),
  );
  return { from: mapForward(base, from, 'after'), to: mapForward(base, to, 'before') };
}

/** Every field that can be read and holds words, of every provision that stands, in reading order. */
export function* fieldsOf(
  node: RedlineNode,
): Generator<{ readonly node: RedlineNode; readonly pid: Pid; readonly field: Field }> {
  if (node.changeStatus.state === 'deleted') return;
  const { pid } = node.provision;
  const owner = node.division?.of ?? pid;
  for (const field of SEARCHED_FIELDS) yield { node, pid: field === 'heading' ? pid : owner, field };
  for (const child of node.children) yield* fieldsOf(child);
  yield { node, pid: owner, field: 'wrapUp' };
}

/** A field that is searched: its words, how its provision is named, and what is known of a stretch of it. */
interface SearchedField {
  readonly pid: Pid;
  readonly field: Field;
  readonly text: string;
  /** The provision that it is read in: the new part, for words that a division puts there. */
  readonly at: Pid;
  readonly describe: (from: number, to: number) => Pick<Hit, 'live' | 'revises' | 'blockedBy'>;
}

function* amendedFields(marked: RedlineNode): Generator<SearchedField> {
  for (const { node, pid, field } of fieldsOf(marked)) {
    const runs = node.fields[field];
    yield {
      pid,
      field,
      text: textOf(runs, 'deleted'),
      at: node.provision.pid,
      describe: (from, to) => ({
        live: { from, to },
        revises: insertersIn(runs, from, to),
        blockedBy: [],
      }),
    };
  }
}

function* baseFields(base: Provision, marked: RedlineNode): Generator<SearchedField> {
  const standing = new Map(
    [...fieldsOf(marked)].map(({ node, pid, field }) => [`${field} ${pid}`, node.fields[field]]),
  );
  const omitters = omittersByPid(marked);
  for (const { node, pid, field } of fieldsOf(redline(base, []))) {
    const runs = standing.get(`${field} ${pid}`);
    const describe: SearchedField['describe'] = (from, to) => {
      const blockedBy = runs ? blockersOf(runs, from, to) : [omitters.get(pid) ?? ''];
      const live = runs && blockedBy.length === 0 ? liveOf(runs, from, to) : null;
      return { live, revises: [], blockedBy };
    };
    yield { pid, field, text: node.provision[field], at: pid, describe };
  }
}

/**
 * Every place where words stand, in reading order, as a selection of amendments leaves the text. With `reading: 'base'`,
 * every place of the base text, those included whose words somebody strikes. Numbers are not searched. A place is named
 * as the text that was searched names it.
 * @throws RangeError when the selection holds alternatives
 */
export function findWords(
  base: Provision,
  selection: readonly Drafted[],
  words: string,
  options: FindOptions = {},
): readonly Hit[] {
  const pattern = patternOf(words, options);
  if (!pattern) return [];
  const marked = redline(base, selection);
  const inBase = options.reading === 'base';
  const searched = inBase ? base : asAmendedOf(marked);
  const { within } = options;
  const fields = [...(inBase ? baseFields(base, marked) : amendedFields(marked))].filter(
    ({ at }) => within === undefined || pathTo(searched, at).some((node) => node.pid === within),
  );
  return fields.flatMap(({ pid, field, text, at, describe }) =>
    [...text.matchAll(pattern)].map(({ index: from, 0: matched }): Hit => {
      const to = from + matched.length;
      const place = cite(searched, at);
      const before = text.slice(Math.max(0, from - CONTEXT_LENGTH), from);
      const after = text.slice(to, to + CONTEXT_LENGTH);
      return {
        key: `${field} ${from} ${pid}`,
        pid,
        field,
        place,
        text: matched,
        before,
        after,
        ...describe(from, to),
      };
    }),
  );
}

/** Whose doing it is that a provision of the base text stands nowhere any more. */
function omittersByPid(root: RedlineNode): ReadonlyMap<Pid, string> {
  const omitters = new Map<Pid, string>();
  const visit = (node: RedlineNode): void => {
    if (node.changeStatus.state === 'deleted') omitters.set(node.provision.pid, node.changeStatus.am);
    node.children.forEach(visit);
  };
  visit(root);
  return omitters;
}
