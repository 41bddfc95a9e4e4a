import { type Field, type Kind, type Pid, type Provision, provision } from '../../act/tree.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import { claiming } from '../structure/renumber.ts';
import type { Changes } from '../structure/spot-for.ts';
import { insertProvision, UNLOCKED } from '../structure/structural-edits.ts';
import type { Where } from '../structure/with-inserted.ts';
import { splitsPair } from '../text/characters.ts';
import { applyChanges, type Command, type DraftingSession, type Focus, finish, nameOf } from './command.ts';
import { outdent } from './indent.ts';
import { fixTextField, type InsertedPlace, insertedAt, isEmpty } from './inserted-only.ts';
import { nextTo } from './place-for.ts';
import { changedInsertion } from './revise.ts';

const INSTEAD = 'Use a command to insert a provision, or Divide to make its text the first part';

/** The two provisions of one that is split at a caret. */
function splitProvision(
  node: Provision,
  field: Field,
  offset: number,
  pid: Pid,
): { readonly first: Provision; readonly second: Provision } {
  const [left, right] = [node[field].slice(0, offset), node[field].slice(offset)];
  const blank = provision({ pid, kind: node.kind });
  if (field === 'wrapUp') return { first: { ...node, wrapUp: left }, second: { ...blank, content: right } };
  const { children, wrapUp } = node;
  return {
    first: { ...node, intro: '', content: left, children: [], wrapUp: '' },
    second: fixTextField({ ...blank, [field]: right, children, wrapUp }),
  };
}

/** Inserts a new provision in the amendment of an inserted one. */
function insert(
  session: DraftingSession,
  { am }: InsertedPlace,
  where: Where,
  fresh: Provision,
): Result<Changes> {
  const { base, amendments, asAlternative } = session;
  return insertProvision(base, claiming(amendments), am, where, fresh, asAlternative, UNLOCKED);
}

const focusAtStart = (pid: Pid, field: Field = 'content'): Focus => ({ pid, field, offset: 0 });

/**
 * Enter in an inserted provision. The words after the caret become the next provision of its kind, or the next subsection
 * of an undivided section. At the end of opening words it adds a new first item, and in an empty item it moves the item
 * out. Refused `refused` for existing law, with the command to use.
 */
export function splitAt(session: DraftingSession, pid: Pid, field: Field, offset: number): Command {
  const place = insertedAt(session, pid, INSTEAD);
  if (!place.ok) return place;
  const { node, text } = place.value;
  if (offset < 0 || offset > node[field].length || splitsPair(node[field], offset))
    throw new RangeError(`There is no ${offset} to divide at in ${field} of ${pid}`);
  if (field === 'heading' || field === 'num') return enterBody(session, node, field, offset);
  if (isEmpty(node)) return outdent(session, pid);
  const [first] = node.children;
  if (field === 'intro' && first && offset === node.intro.length) {
    const fresh = provision({ pid: session.newPid(), kind: first.kind });
    const changes = insert(session, place.value, { firstIn: pid }, fresh);
    return changes.ok
      ? finish(session, changes.value, (now) => `Inserted ${nameOf(now, fresh.pid)}`, focusAtStart(fresh.pid))
      : changes;
  }
  if (node.kind === 'section') return splitIntoParts(session, node, field, offset);
  const newPid = session.newPid();
  if (offset === 0 && field !== 'wrapUp') {
    const where = nextTo(text, { anchor: pid, side: 'before' });
    const fresh = provision({ pid: newPid, kind: node.kind });
    const changes = where
      ? insert(session, place.value, where, fresh)
      : refuse('not-found', 'That place does not exist');
    return changes.ok
      ? finish(session, changes.value, (now) => `Inserted ${nameOf(now, newPid)}`, focusAtStart(pid, field))
      : changes;
  }
  const { first: elder, second } = splitProvision(node, field, offset, newPid);
  if (!second.num && node.kind === 'definition' && !second.content)
    return refuse('refused', 'Use Insert definition: a definition begins with the term it defines');
  const cut = changedInsertion(session, pid, () => elder);
  if (!cut) return refuse('not-found', 'That provision does not exist');
  const changes = insert(applyChanges(session, cut), place.value, { after: pid }, second);
  if (!changes.ok) return changes;
  const line = second.intro ? 'intro' : 'content';
  const all = new Map([...cut, ...changes.value]);
  return finish(session, all, (now) => `Inserted ${nameOf(now, newPid)}`, focusAtStart(newPid, line));
}

/** Moves the caret from a heading to the words under it. Where there are none, adds a first part for them. */
function enterBody(session: DraftingSession, node: Provision, field: Field, offset: number): Command {
  const kind = BODY[node.kind];
  if (offset < node[field].length || !kind) return refuse('refused', 'A heading is one line');
  const [first] = node.children;
  if (first) return onlyFocus(focusAtStart(first.pid));
  if (node.content) return onlyFocus(focusAtStart(node.pid));
  const fresh = provision({ pid: session.newPid(), kind });
  const changes = changedInsertion(session, node.pid, (found) => ({ ...found, children: [fresh] }));
  if (!changes) return refuse('not-found', 'That provision does not exist');
  return finish(session, changes, (now) => `Inserted ${nameOf(now, fresh.pid)}`, focusAtStart(fresh.pid));
}

const BODY: Partial<Record<Kind, Kind>> = { section: 'subsection', schedule: 'scheduleParagraph' };

const onlyFocus = (focus: Focus): Command => ok({ changes: new Map(), words: '', renumbered: [], focus });

/** Splits an undivided inserted section into two subsections. */
function splitIntoParts(session: DraftingSession, node: Provision, field: Field, offset: number): Command {
  const { first, second } = splitProvision({ ...node, kind: 'subsection' }, field, offset, session.newPid());
  const one = { ...first, pid: session.newPid(), heading: '', num: '' };
  const changes = changedInsertion(session, node.pid, (found) => ({
    ...found,
    intro: '',
    content: '',
    wrapUp: '',
    children: [one, second],
  }));
  if (!changes) return refuse('not-found', 'That provision does not exist');
  const line = second.intro ? 'intro' : 'content';
  return finish(
    session,
    changes,
    (now) => `Divided ${nameOf(now, node.pid)} in two`,
    focusAtStart(second.pid, line),
  );
}
