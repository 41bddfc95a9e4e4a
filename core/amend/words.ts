import type { Field, Pid } from '../act/tree.ts';
import { linesOf, plainLines } from './lines.ts';
import type { RedlineNode, Run } from './redline.ts';

export type ChangeKind = 'inserted' | 'deleted' | 'replaced' | 'provision-inserted' | 'provision-omitted';

/** One change of a redline, for lists of changes, for stepping through them, and for being read out. */
export interface Change {
  /** Unique within a redline, and the same for the same change as long as those before it in its field stay. */
  readonly key: string;
  readonly am: string;
  readonly kind: ChangeKind;
  /** The base provision it is in, or the one that is put in or left out. */
  readonly pid: Pid;
  /** Null when it is a whole provision. */
  readonly field: Field | null;
  /** Where it begins in the field of the base text; 0 for a whole provision. */
  readonly at: number;
  readonly place: string;
  readonly before: string;
  readonly after: string;
  /** All of it in a sentence: `In section 2A(3)(g): deleted “must”; inserted “may”`. */
  readonly words: string;
}

/** How a provision of the base text is named; see `cite`. */
export type Cite = (pid: Pid) => string;

const IN: Readonly<Record<Field, (cited: string) => string>> = {
  num: (cited) => `the number of ${cited}`,
  heading: (cited) => `the heading of ${cited}`,
  intro: (cited) => `the opening words of ${cited}`,
  content: (cited) => cited,
  wrapUp: (cited) => `the closing words of ${cited}`,
};

/** Spaces by name: a reader, and a screen reader, must be told of what can't be seen or heard. */
function quoted(text: string): string {
  if (/\S/.test(text)) return `“${text}”`;
  const name = /^\u00a0+$/.test(text) ? 'no-break space' : /^ +$/.test(text) ? 'space' : 'white space';
  return text.length === 1 ? `a ${name}` : `${text.length} ${name}s`;
}

const inWords = (before: string, after: string): string =>
  [before && `deleted ${quoted(before)}`, after && `inserted ${quoted(after)}`].filter(Boolean).join('; ');

const LONGEST = 60;

/** A whole provision's text in a sentence; a long one is cut, and says how much there is of it. */
function shortened(text: string): string {
  const words = text.split(/\s+/);
  if (words.length <= LONGEST) return `“${words.join(' ')}”`;
  return `“${words.slice(0, LONGEST).join(' ')}…” (${words.length} words in all)`;
}

function* fieldChanges(node: RedlineNode, field: Field, cite: Cite): Generator<Change> {
  const { pid } = node.provision;
  const runs = node.fields[field];
  const place = IN[field](cite(pid));
  let at = 0;
  let nth = 0;
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index];
    if (!run) continue;
    const start = at;
    if (run.kind !== 'inserted') at += run.text.length;
    if (run.kind === 'kept') continue;
    const following = runs[index + 1];
    const replaced = run.kind === 'deleted' && isInsertionOf(following, run.am) ? following.text : null;
    if (replaced !== null) index++;
    const before = run.kind === 'deleted' ? run.text : '';
    const after = run.kind === 'inserted' ? run.text : (replaced ?? '');
    yield {
      key: `${pid} ${field} ${run.am} ${nth++}`,
      am: run.am,
      kind: replaced !== null ? 'replaced' : run.kind,
      pid,
      field,
      at: start,
      place,
      before,
      after,
      words: `In ${place}: ${inWords(before, after)}`,
    };
  }
}

const isInsertionOf = (run: Run | undefined, am: string): run is Extract<Run, { am: string }> =>
  run?.kind === 'inserted' && run.am === am;

function wholeChange(node: RedlineNode, am: string, where: string, cite: Cite): Change {
  const { pid } = node.provision;
  const inserted = node.fate.state === 'inserted';
  const lines = plainLines(linesOf(node), inserted ? 'as-amended' : 'original');
  const text = lines.join('\n');
  const place = inserted ? where : cite(pid);
  return {
    key: `${pid} ${am}`,
    am,
    kind: inserted ? 'provision-inserted' : 'provision-omitted',
    pid,
    field: null,
    at: 0,
    place,
    before: inserted ? '' : text,
    after: inserted ? text : '',
    words: inserted ? `${where}: inserted ${shortened(text)}` : `Left out ${place}: ${shortened(text)}`,
  };
}

const firstLetter = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function* changes(node: RedlineNode, cite: Cite): Generator<Change> {
  const { pid } = node.provision;
  for (const field of ['num', 'heading', 'intro', 'content'] as const) yield* fieldChanges(node, field, cite);
  let where = `at the beginning of ${cite(pid)}`;
  for (const child of node.children) {
    if (child.fate.state === 'kept') yield* changes(child, cite);
    else yield wholeChange(child, child.fate.am, firstLetter(where), cite);
    if (child.fate.state !== 'inserted') where = `after ${cite(child.provision.pid)}`;
  }
  yield* fieldChanges(node, 'wrapUp', cite);
}

/**
 * Every change of a redline, in reading order, in words. `cite` names provisions of the base text: it is not asked
 * about inserted ones, whose place is told by what they come after.
 */
export function changesOf(node: RedlineNode, cite: Cite): readonly Change[] {
  if (node.fate.state !== 'kept') return [wholeChange(node, node.fate.am, node.provision.pid, cite)];
  return [...changes(node, cite)];
}
