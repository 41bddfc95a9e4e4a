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

/** What resolving needs beside the text: identities for what is inserted, and the rank an amendment starts from. */
interface Resolving {
  readonly newPid: () => Pid;
  /** `firstRank` of the amendment that the edits are for. */
  readonly rank: string;
}

/** Words as they stand in one field of the base text. */
interface Found {
  readonly pid: Pid;
  readonly field: Field;
  readonly from: number;
  readonly to: number;
}

/** Numbers are edited by inserting and omitting provisions; a quotation of words never means one. */
const WORDED: readonly Field[] = ['heading', 'intro', 'content', 'wrapUp'];

function* places(within: Provision, words: string): Generator<Found> {
  for (const node of walk(within)) {
    for (const field of WORDED) {
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

function findWords(base: Provision, citation: string, words: string): Result<Found> {
  const within = findProvision(base, citation);
  if (!within.ok) return within;
  const [first, second] = places(within.value, words);
  if (!first) return refuse('not-found', `${citation} does not say “${words}”`);
  if (!second) return ok(first);
  const where = [first, second].map(({ pid }) => cite(base, pid));
  const said = where[0] === where[1] ? `twice in ${where[0]}` : `in ${where[0]} and in ${where[1]}`;
  return refuse(
    'clash',
    `“${words}” stands ${said}: quote more of the words, or name the provision more closely`,
  );
}

/** The kind a label has under a parent, where the parent may hold more than one kind. */
function kindOf({ num, kind }: PlainProvision, parent: Kind): Kind | null {
  if (kind !== undefined) return kind;
  const bare = num.replace(/[()]/g, '');
  const wanted: readonly Kind[] = /^\d/.test(bare)
    ? ['section', 'subsection', 'scheduleParagraph', 'scheduleSubparagraph']
    : ['paragraph', 'subparagraph', 'subsubparagraph'];
  return (
    wanted.find((one) => usuallyHolds(parent, one)) ?? wanted.find((one) => mayHold(parent, one)) ?? null
  );
}

function build(plain: PlainProvision, kind: Kind, newPid: () => Pid): Result<Provision> {
  const children: Provision[] = [];
  for (const child of plain.children ?? []) {
    const below = kindOf(child, kind);
    if (below === null) return refuse('invalid', `“${child.num}” cannot stand directly under a ${kind}`);
    const built = build(child, below, newPid);
    if (!built.ok) return built;
    children.push(built.value);
  }
  const { num, heading = '', text = '', wrapUp = '' } = plain;
  const own = children.length > 0 ? { intro: text } : { content: text };
  return ok(provision({ pid: newPid(), kind, num, heading, wrapUp, children, ...own }));
}

/**
 * Edits in base coordinates from edits that name places by citation and words by quoting them. Each must name
 * exactly one provision and words that stand there exactly once: refused otherwise, saying which edit and why.
 * Whether the edits can be made together is for `checkEdits` to say.
 */
export function resolvePlainEdits(
  base: Provision,
  edits: readonly PlainEdit[],
  { newPid, rank }: Resolving,
): Result<readonly Edit[]> {
  const { parentOf } = indexTree(base);
  const lastRanks = new Map<string, string>();
  /** Edits at one place stand in the order in which the file has them. */
  const nextRank = (gap: string): string => {
    const last = lastRanks.get(gap);
    const next = last === undefined ? rank : rankBetween(last, null);
    lastRanks.set(gap, next);
    return next;
  };
  const textEdit = ({ pid, field }: Found, from: number, to: number, insert: string): Edit => ({
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
      const found = findProvision(base, edit.in);
      return found.ok ? ok({ type: 'omit', pid: found.value.pid }) : found;
    }
    if ('insert' in edit) {
      const found = findWords(base, edit.in, 'after' in edit ? edit.after : edit.before);
      if (!found.ok) return found;
      const at = 'after' in edit ? found.value.to : found.value.from;
      return ok(textEdit(found.value, at, at, edit.insert));
    }
    const found = findWords(base, edit.in, 'replace' in edit ? edit.replace : String(edit.omit));
    if (!found.ok) return found;
    const { from, to } = found.value;
    return ok(textEdit(found.value, from, to, 'replace' in edit ? edit.with : ''));
  }

  const resolved: Edit[] = [];
  for (const [index, edit] of edits.entries()) {
    const one = resolve(edit);
    if (!one.ok) return refuse(one.error.kind, one.error.message, `edit ${index + 1}`);
    resolved.push(one.value);
  }
  return ok(resolved);
}
