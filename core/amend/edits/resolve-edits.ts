import { cite, parseCitation } from '../../act/citation.ts';
import { mayHold, usuallyHolds } from '../../act/nesting.ts';
import {
  type Field,
  indexTree,
  type Kind,
  type Pid,
  type Provision,
  provision,
  walk,
} from '../../act/tree.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import { rankBetween } from '../text/rank.ts';
import type { Edit } from './edit.ts';
import type { PlainEdit, PlainProvision } from './plain-edit.ts';

/** The identities and the rank that new edits get. */
interface ResolveContext {
  /** Makes a new identity for each inserted provision. */
  readonly newPid: () => Pid;
  /** `firstRank` of the amendment that the edits are for. */
  readonly rank: string;
}

/** The place of quoted words in one field of the base text. */
interface Quoted {
  readonly pid: Pid;
  readonly field: Field;
  readonly from: number;
  readonly to: number;
}

/** The fields in which quoted words are searched. The number is not one, because it changes only with its provision. */
const SEARCHED_FIELDS: readonly Field[] = ['heading', 'intro', 'content', 'wrapUp'];

function* quotedPlaces(within: Provision, words: string): Generator<Quoted> {
  for (const node of walk(within)) {
    for (const field of SEARCHED_FIELDS) {
      for (let from = node[field].indexOf(words); from >= 0; from = node[field].indexOf(words, from + 1)) {
        yield { pid: node.pid, field, from, to: from + words.length };
      }
    }
  }
}

function findProvision(base: Provision, citation: string): Result<Provision> {
  const pid = parseCitation(base, citation);
  const node = pid === null ? undefined : indexTree(base).byPid.get(pid);
  return node
    ? ok(node)
    : refuse('not-found', `“${citation}” names no provision of this Act, or could name more than one`);
}

function findWords(base: Provision, citation: string, words: string): Result<Quoted> {
  const within = findProvision(base, citation);
  if (!within.ok) return within;
  const [first, second] = quotedPlaces(within.value, words);
  if (!first) return refuse('not-found', `${citation} does not say “${words}”`);
  if (!second) return ok(first);
  const [a, b] = [cite(base, first.pid), cite(base, second.pid)];
  const places = a === b ? `twice in ${a}` : `in ${a} and in ${b}`;
  return refuse(
    'clash',
    `“${words}” stands ${places}: quote more of the words, or name the provision more closely`,
  );
}

/** The kind of a provision, from its number and its parent's kind. Null where no such kind can stand there. */
function kindOf({ num, kind }: PlainProvision, parent: Kind): Kind | null {
  if (kind !== undefined) return kind;
  const bare = num.replace(/[()]/g, '');
  const kinds: readonly Kind[] = /^\d/.test(bare)
    ? ['section', 'subsection', 'scheduleParagraph', 'scheduleSubparagraph']
    : ['paragraph', 'subparagraph', 'subsubparagraph'];
  return kinds.find((one) => usuallyHolds(parent, one)) ?? kinds.find((one) => mayHold(parent, one)) ?? null;
}

function build(plain: PlainProvision, kind: Kind, newPid: () => Pid): Result<Provision> {
  const children: Provision[] = [];
  for (const child of plain.children ?? []) {
    const childKind = kindOf(child, kind);
    if (childKind === null) return refuse('invalid', `“${child.num}” cannot stand directly under a ${kind}`);
    const built = build(child, childKind, newPid);
    if (!built.ok) return built;
    children.push(built.value);
  }
  const { num, heading = '', text = '', wrapUp = '' } = plain;
  const words = children.length > 0 ? { intro: text } : { content: text };
  return ok(provision({ pid: newPid(), kind, num, heading, wrapUp, children, ...words }));
}

/**
 * Turns edits by citation and quotation into edits in base coordinates. Each must name exactly one provision, and words
 * that occur there exactly once. Refused `not-found`, `clash` or `invalid`, with the edit's number. Doesn't check that
 * the edits can be made together: `checkEdits` does.
 */
export function resolvePlainEdits(
  base: Provision,
  edits: readonly PlainEdit[],
  { newPid, rank }: ResolveContext,
): Result<readonly Edit[]> {
  const { parentOf } = indexTree(base);
  const lastRanks = new Map<string, string>();
  /** Insertions at one place stand in the order of the file. */
  const nextRank = (gap: string): string => {
    const last = lastRanks.get(gap);
    const next = last === undefined ? rank : rankBetween(last, null);
    lastRanks.set(gap, next);
    return next;
  };
  const textEdit = ({ pid, field }: Quoted, from: number, to: number, insert: string): Edit => ({
    type: 'text',
    pid,
    field,
    from,
    to,
    insert,
    rank: nextRank(`${pid} ${field} ${to}`),
  });

  function insertion(edit: Extract<PlainEdit, { insertProvision: PlainProvision }>): Result<Edit> {
    const sibling = findProvision(base, 'after' in edit ? edit.after : edit.before);
    if (!sibling.ok) return sibling;
    const parent = parentOf.get(sibling.value.pid);
    if (!parent) return refuse('invalid', 'Nothing can stand beside the Act itself');
    const built = build(edit.insertProvision, edit.insertProvision.kind ?? sibling.value.kind, newPid);
    if (!built.ok) return built;
    const place = parent.children.indexOf(sibling.value);
    const after = 'after' in edit ? sibling.value.pid : (parent.children[place - 1]?.pid ?? null);
    const gap = `${parent.pid} ${after}`;
    return ok({ type: 'insert', parent: parent.pid, after, rank: nextRank(gap), provision: built.value });
  }

  function resolve(edit: PlainEdit): Result<Edit> {
    if ('type' in edit) return ok(edit);
    if ('insertProvision' in edit) return insertion(edit);
    if ('omit' in edit && edit.omit === true) {
      const omitted = findProvision(base, edit.in);
      return omitted.ok ? ok({ type: 'omit', pid: omitted.value.pid }) : omitted;
    }
    if ('insert' in edit) {
      const quoted = findWords(base, edit.in, 'after' in edit ? edit.after : edit.before);
      if (!quoted.ok) return quoted;
      const at = 'after' in edit ? quoted.value.to : quoted.value.from;
      return ok(textEdit(quoted.value, at, at, edit.insert));
    }
    const quoted = findWords(base, edit.in, 'replace' in edit ? edit.replace : String(edit.omit));
    if (!quoted.ok) return quoted;
    const { from, to } = quoted.value;
    return ok(textEdit(quoted.value, from, to, 'replace' in edit ? edit.with : ''));
  }

  const resolved: Edit[] = [];
  for (const [index, edit] of edits.entries()) {
    const outcome = resolve(edit);
    if (!outcome.ok) return refuse(outcome.error.kind, outcome.error.message, `edit ${index + 1}`);
    resolved.push(outcome.value);
  }
  return ok(resolved);
}
