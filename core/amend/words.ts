import type { Field, Pid } from '../act/tree.ts';
import { linesOf, plainLines } from './lines.ts';
import type { Fate, RedlineNode, Run } from './redline.ts';

export type ChangeKind =
  | 'inserted'
  | 'deleted'
  | 'replaced'
  | 'provision-inserted'
  | 'provision-omitted'
  | 'provision-substituted'
  | 'provision-moved'
  | 'provision-divided';

/** One change of a redline, for lists of changes, for stepping through them, and for being read out. */
export interface Change {
  /** Unique within a redline, and the same for the same change as long as those before it in its field stay. */
  readonly key: string;
  readonly am: string;
  readonly kind: ChangeKind;
  /** The base provision it is in, or the one that is put in, left out, moved or divided. */
  readonly pid: Pid;
  /** Null when it is a whole provision. */
  readonly field: Field | null;
  /** Where it begins in the field of the base text; 0 for a whole provision. */
  readonly at: number;
  /** Where it is; for a move, where it was. */
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

function* fieldChanges(node: RedlineNode, field: Field, cite: Cite, of?: Pid): Generator<Change> {
  const pid = of ?? node.provision.pid;
  const runs = node.fields[field];
  const place = IN[field](cite(pid));
  let at = 0;
  let nth = 0;
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index];
    if (!run) continue;
    const start = at;
    if (run.kind !== 'inserted' || run.moved) at += run.text.length;
    if (run.kind === 'kept' || run.moved) continue;
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
  run?.kind === 'inserted' && run.am === am && !run.moved;

type Gone = Exclude<Fate, { state: 'kept' }>;

const textIn = (node: RedlineNode, reading: 'original' | 'as-amended'): string =>
  plainLines(linesOf(node), reading).join('\n');

/** A change of a whole provision, or of several that are one change. */
function wholeChange(
  kind: ChangeKind,
  am: string,
  node: RedlineNode,
  said: Pick<Change, 'place' | 'before' | 'after' | 'words'>,
): Change {
  const { pid } = node.provision;
  return { key: `${pid} ${am}`, am, kind, pid, field: null, at: 0, ...said };
}

function putIn(node: RedlineNode, { am }: Gone, where: string): Change {
  const after = textIn(node, 'as-amended');
  const words = `${where}: inserted ${shortened(after)}`;
  return wholeChange('provision-inserted', am, node, { place: where, before: '', after, words });
}

function takenOut(node: RedlineNode, { am }: Gone, cite: Cite): Change {
  const place = cite(node.provision.pid);
  const before = textIn(node, 'original');
  const words = `Left out ${place}: ${shortened(before)}`;
  return wholeChange('provision-omitted', am, node, { place, before, after: '', words });
}

const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** Everything that one amendment leaves out and puts in as one change, in reading order. */
function substitution(halves: readonly RedlineNode[], am: string, cite: Cite): Change | null {
  const out = halves.filter((node) => node.fate.state === 'deleted');
  const put = halves.filter((node) => node.fate.state === 'inserted');
  const [first] = out;
  if (!first || put.length === 0) return null;
  const place = listed(out.map((node) => cite(node.provision.pid)));
  const before = out.map((node) => textIn(node, 'original')).join('\n');
  const after = put.map((node) => textIn(node, 'as-amended')).join('\n');
  const words = `For ${place}, substituted ${shortened(after)}; it was ${shortened(before)}`;
  return wholeChange('provision-substituted', am, first, { place, before, after, words });
}

function moved(from: RedlineNode, { am }: Gone, to: Landing | undefined, cite: Cite): Change {
  const { pid } = from.provision;
  const place = cite(pid);
  const before = textIn(from, 'original');
  const after = to ? textIn(to.node, 'as-amended') : '';
  const num = to?.node.fields.num.map((run) => (run.kind === 'deleted' ? '' : run.text)).join('') ?? '';
  const renamed = num && num !== from.provision.num ? `, as ${num}` : '';
  const words = `Moved ${place}${to ? ` to ${lowered(to.where)}` : ''}${renamed}`;
  return wholeChange('provision-moved', am, from, { place, before, after, words });
}

function divided(part: RedlineNode, { am, of }: Division, cite: Cite): Change {
  const { num, kind, heading } = part.provision;
  const words = `In ${cite(of)}: the existing text becomes ${PART_WORDS[kind] ?? kind} ${num.replace(/^part /i, '')}`;
  const after = [num, heading].filter(Boolean).join(' ');
  const change = wholeChange('provision-divided', am, part, { place: cite(of), before: '', after, words });
  return { ...change, pid: of };
}

type Division = NonNullable<RedlineNode['division']>;

const PART_WORDS: Partial<Record<RedlineNode['provision']['kind'], string>> = {
  subsection: 'subsection',
  scheduleSubparagraph: 'sub-paragraph',
  part: 'Part',
};

const withFirst = (text: string, change: (letter: string) => string) =>
  change(text.charAt(0)) + text.slice(1);
const capital = (text: string) => withFirst(text, (letter) => letter.toUpperCase());
const lowered = (text: string) => withFirst(text, (letter) => letter.toLowerCase());

/** A provision under another, with where it stands in words. */
interface Landing {
  readonly node: RedlineNode;
  readonly where: string;
}

const isMoved = ({ fate }: RedlineNode, end: 'from' | 'to'): boolean =>
  fate.state !== 'kept' && fate.moved === end;

/** Every child of a node with where it stands, told by what it comes after in the base text. */
function* placed(node: RedlineNode, cite: Cite): Generator<Landing> {
  let where = capital(`at the beginning of ${cite(node.division?.of ?? node.provision.pid)}`);
  for (const child of node.children) {
    yield { node: child, where };
    const stands = child.fate.state !== 'inserted' || (isMoved(node, 'to') && isMoved(child, 'to'));
    if (child.division) where = `After the existing text of ${cite(child.division.of)}`;
    else if (stands) where = capital(`after ${cite(child.provision.pid)}`);
  }
}

/** What must be known of a whole redline before its changes can be told one by one. */
interface Ends {
  /** Where each provision that is moved was moved to. */
  readonly landings: ReadonlyMap<Pid, Landing>;
  /** The halves of each substitution, by amendment and pair. */
  readonly pairs: ReadonlyMap<string, readonly RedlineNode[]>;
}

const pairKey = (fate: Fate): string | null =>
  fate.state === 'kept' || fate.pair === undefined ? null : `${fate.am} ${fate.pair}`;

function endsOf(root: RedlineNode, cite: Cite): Ends {
  const landings = new Map<Pid, Landing>();
  const pairs = new Map<string, RedlineNode[]>();
  const visit = (node: RedlineNode): void => {
    for (const landing of placed(node, cite)) {
      const { node: child } = landing;
      const key = pairKey(child.fate);
      if (key !== null) pairs.set(key, [...(pairs.get(key) ?? []), child]);
      if (isMoved(child, 'to') && !isMoved(node, 'to')) landings.set(child.provision.pid, landing);
      if (child.fate.state === 'kept' || child.fate.moved) visit(child);
    }
  };
  visit(root);
  return { landings, pairs };
}

function* changes(node: RedlineNode, cite: Cite, ends: Ends): Generator<Change> {
  const { division } = node;
  if (division) yield divided(node, division, cite);
  else for (const field of ['num', 'heading'] as const) yield* fieldChanges(node, field, cite);
  for (const field of ['intro', 'content'] as const) yield* fieldChanges(node, field, cite, division?.of);
  for (const { node: child, where } of placed(node, cite)) {
    if (isMoved(child, 'from')) yield* gone(child, cite, ends);
    else if (child.fate.state === 'kept' || child.fate.moved) yield* changes(child, cite, ends);
    else yield* wholeChanges(child, child.fate, where, cite, ends);
  }
  yield* fieldChanges(node, 'wrapUp', cite, division?.of);
}

function* wholeChanges(node: RedlineNode, fate: Gone, where: string, cite: Cite, ends: Ends) {
  const key = pairKey(fate);
  const halves = (key !== null && ends.pairs.get(key)) || [];
  const all = substitution(halves, fate.am, cite);
  if (all) {
    if (node === halves[0]) yield all;
  } else yield fate.state === 'inserted' ? putIn(node, fate, where) : takenOut(node, fate, cite);
}

/** What is told where a provision stood that is moved: the move, and what is moved or left out from inside it. */
function* gone(node: RedlineNode, cite: Cite, ends: Ends, isRoot = true): Generator<Change> {
  const { fate, provision } = node;
  if (fate.state === 'kept') return;
  const landing = ends.landings.get(provision.pid);
  if (isRoot || landing) yield moved(node, fate, landing, cite);
  for (const child of node.children) {
    if (isMoved(child, 'from')) yield* gone(child, cite, ends, false);
    else if (child.fate.state !== 'kept') yield* wholeChanges(child, child.fate, '', cite, ends);
  }
}

/**
 * Every change of a redline, in reading order, in words. `cite` names provisions of the base text: it is not asked
 * about inserted ones, whose place is told by what they come after. A move is told once, where the provision stood,
 * and so is a substitution.
 */
export function changesOf(node: RedlineNode, cite: Cite): readonly Change[] {
  const { fate, provision } = node;
  const ends = endsOf(node, cite);
  return fate.state === 'kept'
    ? [...changes(node, cite, ends)]
    : [...wholeChanges(node, fate, provision.pid, cite, ends)];
}
