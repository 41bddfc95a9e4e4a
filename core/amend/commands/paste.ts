import { isNumbered, nextNumber } from '../../act/numbering.ts';
import { type Field, type Kind, type Pid, type Provision, provision } from '../../act/tree.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import type { PastedItem, PastedList } from '../pasted/pasted-list.ts';
import { numberFor } from '../structure/number-for.ts';
import { claiming } from '../structure/renumber.ts';
import type { Changes } from '../structure/spot-for.ts';
import { insertProvision, UNLOCKED } from '../structure/structural-edits.ts';
import { insertionOf, type Where } from '../structure/with-inserted.ts';
import {
  applyChanges,
  type Command,
  type DraftingSession,
  finish,
  nameOf,
  textWithInsertions,
} from './command.ts';
import { lastLine } from './inserted-only.ts';
import { isInSchedule, kindOfLevel, type PastePlace, partKindIn, pastePlace } from './paste-place.ts';
import { placeFor } from './place-for.ts';
import { changedInsertion, spliceField } from './revise.ts';
import { textCaret } from './text-caret.ts';

/** The selected part of one field, which the pasted words replace. Empty for a caret. */
export interface PastedOver {
  readonly pid: Pid;
  readonly field: Field;
  readonly from: number;
  readonly to: number;
}

/** The changes up to a stage of pasting, and the session with them made. */
interface Stage {
  readonly session: DraftingSession;
  readonly changes: Changes;
}

const addChanges = ({ session, changes }: Stage, added: Changes | null): Stage => ({
  session: added ? applyChanges(session, added) : session,
  changes: new Map([...changes, ...(added ?? [])]),
});

const NO_PLACE = refuse('not-found', 'That place is not in the text');

/** A pasted item as a provision, with numbered parts. Refused `refused` for more levels than the kind can have. */
function build(newPid: () => Pid, pasted: PastedItem, kind: Kind, inSchedule: boolean): Result<Provision> {
  const { words, items, closing } = pasted;
  const children: Provision[] = [];
  for (const one of items) {
    const part = partKindIn(kind, one.level, inSchedule);
    if (!part) return refuse('refused', 'It has more levels than a provision can have there');
    const child = build(newPid, one, part, inSchedule);
    if (!child.ok) return child;
    const before = children.findLast((other) => other.kind === part);
    const num = isNumbered(part) ? nextNumber(part, before?.num ?? null, null) : '';
    children.push({ ...child.value, num });
  }
  // A section's words, where it is divided, are its heading.
  const isHeaded = kind === 'section' && children.length > 0;
  const opening = isHeaded ? { heading: words } : { intro: words };
  const text = children.length > 0 ? { ...opening, wrapUp: closing } : { content: words };
  return ok(provision({ pid: newPid(), kind, ...text, children }));
}

/** Makes the changes that come before the items: words at the caret, or a rewritten new provision. */
function prepare(was: Stage, { node, lead, closing, rewritten }: PastePlace, first: PastedOver): Stage {
  let now = was;
  if (lead) {
    const splice = { at: first.from, remove: 0, insert: lead };
    now = addChanges(now, spliceField(now.session, first.pid, first.field, [splice]));
  }
  if (closing)
    now = addChanges(
      now,
      spliceField(now.session, node.pid, 'wrapUp', [{ at: 0, remove: 0, insert: closing }]),
    );
  if (rewritten)
    now = addChanges(
      now,
      changedInsertion(now.session, node.pid, (found) => ({ ...found, ...rewritten })),
    );
  return now;
}

/** Makes a new provision's content its opening words, before it gets its first part. */
function makeOpeningWords(now: Stage, where: Where): Stage {
  if (!('firstIn' in where)) return now;
  const opened = (node: Provision): Provision =>
    node.kind === 'section' ? node : { ...node, intro: node.intro + node.content, content: '' };
  return addChanges(now, changedInsertion(now.session, where.firstIn, opened));
}

interface Inserted {
  readonly now: Stage;
  readonly added: readonly Provision[];
}

/** Inserts the items one after another: each beside the one before, or at the level of its own label. */
function insertItems(start: Stage, place: PastePlace, inSchedule: boolean): Result<Inserted> {
  const added: Provision[] = [];
  let now = start;
  let { kind, where } = place;
  for (const [at, pasted] of place.items.entries()) {
    const was = now.session;
    const last = added.at(-1);
    if (last) {
      const isAsFirst = pasted.level === null || pasted.level === place.items[0]?.level;
      const own = isAsFirst || pasted.level === null ? place.kind : kindOfLevel(pasted.level, inSchedule);
      const nextPlace: Result<Where> = isAsFirst
        ? ok({ after: last.pid })
        : placeFor(textWithInsertions(was), own, { anchor: last.pid, side: 'after' });
      if (!nextPlace.ok) return nextPlace;
      [kind, where] = [own, nextPlace.value];
    }
    const built = build(was.newPid, pasted, kind, inSchedule);
    if (!built.ok) return built;
    if (where === null && at === 0) {
      // The empty provision at the caret becomes the first item.
      const { intro, content, wrapUp, children } = built.value;
      const filled = { intro, content, wrapUp, children };
      now = addChanges(
        now,
        changedInsertion(was, place.node.pid, (found) => ({ ...found, ...filled })),
      );
      added.push({ ...place.node, ...filled });
      continue;
    }
    if (where === null) return NO_PLACE;
    now = makeOpeningWords(now, where);
    const { session } = now;
    const num = numberFor(session.base, session.amendments, where, kind);
    if (!num.ok) return num;
    const numbered = { ...built.value, num: num.value };
    const live = claiming(session.amendments);
    const elder = 'after' in where ? insertionOf(live, where.after) : null;
    const { base, asAlternative, me } = session;
    const inserted = insertProvision(base, live, elder?.am ?? me, where, numbered, asAlternative, UNLOCKED);
    if (!inserted.ok) return inserted;
    now = addChanges(now, inserted.value);
    added.push(numbered);
  }
  return ok({ now, added });
}

/** The most provisions in one paste. Each is numbered among all the others, so the time grows with the square. */
const MAX_ITEMS = 500;

const countOf = (items: readonly PastedItem[]): number =>
  items.reduce((sum, one) => sum + 1 + countOf(one.items), 0);

/**
 * Pastes a list as provisions in place of the selection, as one step, numbered by the rules. Refused where no provision
 * can stand there. Nothing is then changed, and the caller pastes plain words instead.
 */
export function paste(session: DraftingSession, over: readonly PastedOver[], list: PastedList): Command {
  const [first] = over;
  if (!first) return NO_PLACE;
  if (countOf(list.items) > MAX_ITEMS)
    return refuse('refused', `No more than ${MAX_ITEMS} provisions are pasted at once`);
  let start: Stage = { session, changes: new Map() };
  for (const { pid, field, from, to } of over) {
    if (from === to) continue;
    const splice = { at: from, remove: to - from, insert: '' };
    start = addChanges(start, spliceField(start.session, pid, field, [splice]));
  }
  if (first.field === 'heading' || first.field === 'num') return refuse('refused', 'A heading is one line');
  const caret = textCaret(start.session, first.pid, first.field, first.from);
  if (!caret) return NO_PLACE;
  const place = pastePlace(caret, list);
  if (!place.ok) return place;
  const inSchedule = isInSchedule(caret.text, caret.node.pid);
  const inserted = insertItems(prepare(start, place.value, first), place.value, inSchedule);
  if (!inserted.ok) return inserted;
  const { now, added } = inserted.value;
  const last = added.at(-1 - place.value.shifted);
  if (!last) return NO_PLACE;
  const end = lastLine(last);
  const summary = (text: Provision): string => {
    const [from, to] = [added[0], added.at(-1)].map((node) => nameOf(text, (node ?? last).pid));
    return added.length === 1
      ? `Pasted as ${from}`
      : `Pasted as ${added.length} provisions, ${from} to ${to}`;
  };
  return finish(session, now.changes, summary, {
    pid: end.node.pid,
    field: end.field,
    offset: end.node[end.field].length,
  });
}
