import { cite } from '../act/citation.ts';
import { type Field, type Pid, type Provision, pathTo } from '../act/tree.ts';
import { escapeRegExp } from '../base/escape-reg-exp.ts';
import type { Drafted } from './edits/edit-index.ts';
import { asAmendedOf, type RedlineNode, type Run, redline, textOf } from './redline/redline.ts';
import { mapForward } from './typing/algebra.ts';

/** The options of a search. */
interface FindOptions {
  readonly wholeWord?: boolean;
  readonly matchCase?: boolean;
  /** Search only this provision and its parts. */
  readonly within?: Pid;
  /** Which text to search. The text as amended, when absent. */
  readonly reading?: 'as-amended' | 'base';
}

/** A place where the words occur, with the words round it. */
export interface Hit {
  readonly key: string;
  /** The provision with the words, of the base text or inserted. */
  readonly pid: Pid;
  readonly field: Field;
  readonly place: string;
  readonly text: string;
  readonly before: string;
  readonly after: string;
  /** The offsets in the field as amended. Null for words of the base text that an amendment strikes. */
  readonly live: { readonly from: number; readonly to: number } | null;
  /** The amendments that inserted some of the words, which a replacement would revise. */
  readonly revises: readonly string[];
  /** The amendments that strike some of the base words or insert others between. The words can't be replaced then. */
  readonly blockedBy: readonly string[];
}

const SEARCHED_FIELDS: readonly Field[] = ['heading', 'intro', 'content'];
/** The length of the text before and after a hit, in UTF-16 code units. */
export const CONTEXT_LENGTH = 40;

/** Typed characters that also match printed ones: straight quotation marks curly ones, and a space a no-break space. */
const LOOSE: Readonly<Record<string, string>> = { "'": "['‘’]", '"': '["“”]', ' ': '[ \\u00a0]' };

/** The pattern that finds words. Null for blank words. */
export function patternOf(
  words: string,
  { wholeWord = false, matchCase = false }: FindOptions,
): RegExp | null {
  if (!words.trim()) return null;
  const loose = escapeRegExp(words).replace(/['" ]/g, (mark) => LOOSE[mark] ?? mark);
  const letter = '[\\p{L}\\p{N}\\p{M}]';
  const source = wholeWord ? `(?<!${letter})${loose}(?!${letter})` : loose;
  return new RegExp(source, matchCase ? 'gu' : 'giu');
}

/** The amendments that inserted some of a stretch of the text as amended. */
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

/** The amendments that strike some of a stretch of the base text, or insert words in it. */
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

/** Maps a stretch of the base text that no amendment changes to offsets in the text as amended. */
function liveOf(runs: readonly Run[], from: number, to: number): Hit['live'] {
  const base = runs.map(
    (run): Run => (run.kind === 'inserted' && run.moved ? { kind: 'kept', text: run.text } : run),
  );
  return { from: mapForward(base, from, 'after'), to: mapForward(base, to, 'before') };
}

/** Every searchable field of every provision that isn't omitted, in reading order. */
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

/** A field to search. `describe` completes a hit in it. */
interface SearchedField {
  readonly pid: Pid;
  readonly field: Field;
  readonly text: string;
  /** The provision that a person reads the words in: for a divided one, its new part. */
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
  const runsByField = new Map(
    [...fieldsOf(marked)].map(({ node, pid, field }) => [`${field} ${pid}`, node.fields[field]]),
  );
  const omitters = omittersByPid(marked);
  for (const { node, pid, field } of fieldsOf(redline(base, []))) {
    const runs = runsByField.get(`${field} ${pid}`);
    const describe: SearchedField['describe'] = (from, to) => {
      const blockedBy = runs ? blockersOf(runs, from, to) : [omitters.get(pid) ?? ''];
      const live = runs && blockedBy.length === 0 ? liveOf(runs, from, to) : null;
      return { live, revises: [], blockedBy };
    };
    yield { pid, field, text: node.provision[field], at: pid, describe };
  }
}

/**
 * Finds every place of some words in the text that a selection makes, in reading order. With `reading: 'base'` it searches
 * the base text, struck words included. Numbers are not searched. Places are cited as in the searched text.
 * @throws RangeError when the selection has alternatives
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

/** The amendment that omits each omitted provision. */
function omittersByPid(root: RedlineNode): ReadonlyMap<Pid, string> {
  const omitters = new Map<Pid, string>();
  const visit = (node: RedlineNode): void => {
    if (node.changeStatus.state === 'deleted') omitters.set(node.provision.pid, node.changeStatus.am);
    node.children.forEach(visit);
  };
  visit(root);
  return omitters;
}
