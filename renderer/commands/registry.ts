import { mayHold } from '../../core/act/nesting.ts';
import { isNumbered } from '../../core/act/numbering.ts';
import { indexTree, type Kind, type Pid, type Provision, pathTo, provision } from '../../core/act/tree.ts';
import { type Command, type Desk, named, shownOf, standingText } from '../../core/amend/commands/command.ts';
import { divide, undivide } from '../../core/amend/commands/divide.ts';
import {
  type Begun,
  insertCrossheading,
  insertDefinition,
  insertParagraph,
  insertSchedule,
  insertScheduleParagraph,
  insertSection,
  insertSubparagraph,
  insertSubsection,
} from '../../core/amend/commands/insert.ts';
import { changeHeading, changeNumber, lockNumber } from '../../core/amend/commands/label.ts';
import { move } from '../../core/amend/commands/move.ts';
import { omit, substitute } from '../../core/amend/commands/omit.ts';
import { type At, beside } from '../../core/amend/commands/place.ts';
import { restore } from '../../core/amend/commands/restore.ts';
import { divisionOf, insertionOf } from '../../core/amend/inserted.ts';
import { asAmendedOf, redline } from '../../core/amend/redline.ts';
import { claiming } from '../../core/amend/renumber.ts';
import { refuse } from '../../core/result.ts';
import type { Combination } from './keys.ts';

/** What a person says before a command is run, where it needs that. */
export interface Answer {
  /** A heading, a number, or the term that is defined. */
  readonly words?: string;
  /** What a term means; why a number is chosen. */
  readonly more?: string;
  readonly at?: At;
  /** Whether a substitute begins with the words that it takes the place of. */
  readonly keep?: boolean;
}

export type Asks = 'nothing' | 'crossheading' | 'definition' | 'heading' | 'number' | 'place' | 'substitute';

/** A provision that a command is about, and the text it stands in with everything that claims a place there. */
export interface Spot {
  readonly desk: Desk;
  readonly text: Provision;
  readonly node: Provision;
  readonly inserted: boolean;
}

/** One thing that can be done to the structure of the text. */
export interface StructuralCommand {
  readonly id: string;
  readonly group: 'insert' | 'change' | 'take-out';
  readonly title: (spot: Spot) => string;
  readonly key?: Combination;
  readonly asks: Asks;
  readonly run: (desk: Desk, pid: Pid, answer: Answer) => Command;
  /** For one that asks: why it can't be done here; null when it can. */
  readonly refusal?: (spot: Spot) => Command | null;
}

export const spotAt = (desk: Desk, pid: Pid): Spot | null => {
  const text = standingText(desk);
  const node = indexTree(text).byPid.get(pid);
  return node ? { desk, text, node, inserted: insertionOf(claiming(desk.amendments), pid) !== null } : null;
};

type Insertable = keyof typeof INSERTS;

const INSERTS = {
  section: { name: 'section', insert: insertSection },
  subsection: { name: 'subsection', insert: insertSubsection },
  paragraph: { name: 'paragraph', insert: insertParagraph },
  subparagraph: { name: 'sub-paragraph', insert: insertSubparagraph },
  schedule: { name: 'Schedule', insert: insertSchedule },
  scheduleParagraph: { name: 'Schedule paragraph', insert: insertScheduleParagraph },
} as const satisfies Partial<
  Record<Kind, { name: string; insert: (desk: Desk, at: At, begun?: Begun) => Command }>
>;

const isInsertable = (kind: Kind): kind is Insertable => kind in INSERTS;

const short = ({ num, heading, kind }: Provision): string => num || heading || `this ${kind}`;

function insertsTitle(kind: Insertable, { text, node }: Spot): string {
  const { name } = INSERTS[kind];
  const same = pathTo(text, node.pid).findLast((one) => one.kind === kind);
  return same ? `Insert ${name} after ${short(same)}` : `Insert ${name}`;
}

const inserting = (kind: Insertable): StructuralCommand => ({
  id: `insert-${kind}`,
  group: 'insert',
  title: (spot) => insertsTitle(kind, spot),
  asks: 'nothing',
  run: (desk, pid) =>
    kind === 'scheduleParagraph' && !isInSchedule(desk, pid)
      ? NOT_HERE
      : INSERTS[kind].insert(desk, { anchor: pid, side: 'after' }),
});

const isInSchedule = (desk: Desk, pid: Pid): boolean =>
  pathTo(standingText(desk), pid).some(({ kind }) => kind === 'schedule');

const kindAt = (desk: Desk, pid: Pid): Kind | undefined => spotAt(desk, pid)?.node.kind;

const NOT_HERE = refuse('invalid', 'That cannot be put here');

/** The same kind of provision, beside the one that is pointed to. */
function insertAlike(desk: Desk, pid: Pid, side: At['side']): Command {
  const kind = kindAt(desk, pid);
  if (kind === 'definition')
    return refuse('refused', 'Use Insert definition: it finds the place by the term');
  return kind && isInsertable(kind) ? INSERTS[kind].insert(desk, { anchor: pid, side }) : NOT_HERE;
}

/** Where a definition goes: into the nearest provision that has some, else into the one pointed to. */
function definitionHolder({ text, node }: Spot): Provision | null {
  const path = pathTo(text, node.pid);
  const has = path.findLast(({ children }) => children.some(({ kind }) => kind === 'definition'));
  return has ?? (node.kind === 'subsection' ? node : null);
}

/** A provision's text as a new one: none of what is known of the old words' sources is true of the new. */
function copyOf(node: Provision, newPid: () => Pid): Provision {
  const { kind, num, heading, intro, content, wrapUp, quote, children } = node;
  const copied = provision({ pid: newPid(), kind, num, heading, intro, content, wrapUp });
  return {
    ...copied,
    ...(quote && { quote }),
    children: children
      .filter(({ repealed, missing }) => !repealed && !missing)
      .map((one) => copyOf(one, newPid)),
  };
}

const UNDIVIDABLE: ReadonlySet<Kind> = new Set(['act', 'longTitle', 'enactingWords', 'block', 'quotation']);

const isWhole = ({ node }: Spot): Command | null =>
  UNDIVIDABLE.has(node.kind) ? refuse('invalid', 'This is no provision by itself') : null;

function substituteFor(desk: Desk, pid: Pid, { keep = true }: Answer): Command {
  const shown = indexTree(asAmendedOf(redline(desk.base, shownOf(desk)))).byPid.get(pid);
  if (!shown) return refuse('not-found', 'There is no such provision in the text that is shown');
  const { kind, num, heading } = shown;
  const made = keep
    ? copyOf(shown, desk.newPid)
    : provision({ pid: desk.newPid(), kind, num, heading: kind === 'section' ? heading : '' });
  return substitute(desk, [pid], made);
}

/** The places that a provision can be moved to, in the order of the text. */
export function placesFor({ text, node }: Spot): readonly { readonly at: At; readonly name: string }[] {
  const within = new Set([...pathPids(node)]);
  const { byPid, parentOf } = indexTree(text);
  const places: { at: At; name: string }[] = [];
  for (const anchor of byPid.values()) {
    const parent = parentOf.get(anchor.pid);
    if (!parent || within.has(anchor.pid) || !mayHold(parent.kind, node.kind)) continue;
    if (anchor.pid.endsWith('/from') || (anchor.kind !== node.kind && !isNumbered(anchor.kind))) continue;
    if (parent.children[0] === anchor && parent.children[1] !== node)
      places.push({ at: { anchor: anchor.pid, side: 'before' }, name: `before ${named(text, anchor.pid)}` });
    const next = parent.children[parent.children.indexOf(anchor) + 1];
    if (next !== node && beside(text, { anchor: anchor.pid, side: 'after' }))
      places.push({ at: { anchor: anchor.pid, side: 'after' }, name: `after ${named(text, anchor.pid)}` });
  }
  return places;
}

function* pathPids(node: Provision): Generator<Pid> {
  yield node.pid;
  for (const child of node.children) yield* pathPids(child);
}

const isLocked = (desk: Desk, pid: Pid): boolean => {
  const edit = insertionOf(claiming(desk.amendments), pid)?.edit;
  const own = edit?.provision.pid === pid ? edit.numbering : edit?.numberingInside?.[pid];
  return (own ?? edit?.numbering)?.locked ?? true;
};

const hasHeading: ReadonlySet<Kind> = new Set(['section', 'crossheading', 'part', 'chapter', 'schedule']);

/** Every structural command, in the order of the menu. */
export const COMMANDS: readonly StructuralCommand[] = [
  {
    id: 'insert-after',
    group: 'insert',
    key: { key: 'Enter' },
    title: ({ node }) =>
      isInsertable(node.kind)
        ? `Insert ${INSERTS[node.kind].name} after ${short(node)}`
        : 'Insert another after this',
    asks: 'nothing',
    run: (desk, pid) => insertAlike(desk, pid, 'after'),
  },
  {
    id: 'insert-before',
    group: 'insert',
    key: { key: 'Enter', shift: true },
    title: ({ node }) =>
      isInsertable(node.kind)
        ? `Insert ${INSERTS[node.kind].name} before ${short(node)}`
        : 'Insert another before this',
    asks: 'nothing',
    run: (desk, pid) => insertAlike(desk, pid, 'before'),
  },
  inserting('section'),
  inserting('subsection'),
  inserting('paragraph'),
  inserting('subparagraph'),
  {
    id: 'insert-definition',
    group: 'insert',
    title: () => 'Insert definition…',
    asks: 'definition',
    refusal: (spot) => (definitionHolder(spot) ? null : NOT_HERE),
    run: (desk, pid, { words = '', more = '' }) => {
      const spot = spotAt(desk, pid);
      const holder = spot && definitionHolder(spot);
      return holder ? insertDefinition(desk, holder.pid, words, more) : NOT_HERE;
    },
  },
  {
    id: 'insert-crossheading',
    group: 'insert',
    title: () => 'Insert cross-heading…',
    asks: 'crossheading',
    refusal: ({ desk, node }) => {
      const tried = insertCrossheading(desk, { anchor: node.pid, side: 'after' }, 'x');
      return tried.ok ? null : tried;
    },
    run: (desk, pid, { words = '' }) =>
      insertCrossheading(desk, { anchor: pid, side: 'after' }, words.trim()),
  },
  inserting('schedule'),
  inserting('scheduleParagraph'),
  {
    id: 'heading',
    group: 'change',
    key: { key: 'F2' },
    title: () => 'Change the heading…',
    asks: 'heading',
    refusal: ({ node }) =>
      hasHeading.has(node.kind) ? null : refuse('invalid', 'It has no heading of its own'),
    run: (desk, pid, { words = '' }) => changeHeading(desk, pid, words.trim()),
  },
  {
    id: 'number',
    group: 'change',
    key: { key: 'F2', shift: true },
    title: ({ node }) => `Change the number ${node.num}…`,
    asks: 'number',
    refusal: ({ node }) => (isNumbered(node.kind) ? null : refuse('invalid', 'It has no number')),
    run: (desk, pid, { words = '', more = '' }) => changeNumber(desk, pid, words.trim(), more),
  },
  {
    id: 'lock',
    group: 'change',
    title: ({ desk, node }) =>
      isLocked(desk, node.pid) ? 'Let the number follow from its place' : 'Lock the number',
    asks: 'nothing',
    run: (desk, pid) => {
      const holder = insertionOf(claiming(desk.amendments), pid);
      return holder ? lockNumber(desk, pid, !isLocked(desk, pid)) : NOT_HERE;
    },
  },
  {
    id: 'divide',
    group: 'change',
    title: ({ node }) =>
      node.kind === 'section'
        ? 'Divide: the existing text becomes subsection (1)'
        : 'Divide: the existing text becomes the first part',
    asks: 'nothing',
    run: (desk, pid) => {
      const spot = spotAt(desk, pid);
      const made = divide(desk, pid);
      const isDivided = spot?.node.children.some(({ kind }) => kind === 'subsection');
      return !made.ok && isDivided ? refuse('invalid', made.error.message) : made;
    },
  },
  {
    id: 'undivide',
    group: 'change',
    title: () => 'Undo the division: the text is undivided again',
    asks: 'nothing',
    run: (desk, pid) => {
      const spot = spotAt(desk, pid);
      const part = [pid, spot?.node.children[0]?.pid].find(
        (one) => one !== undefined && divisionOf(claiming(desk.amendments), one),
      );
      return part === undefined ? NOT_HERE : undivide(desk, part);
    },
  },
  {
    id: 'substitute',
    group: 'change',
    key: { key: 'Backspace', shift: true },
    title: ({ node }) => `Substitute ${short(node)}…`,
    asks: 'substitute',
    refusal: (spot) =>
      spot.inserted ? refuse('invalid', 'It is not law yet: change its words') : isWhole(spot),
    run: substituteFor,
  },
  {
    id: 'move',
    group: 'change',
    title: ({ node }) => `Move ${short(node)}…`,
    asks: 'place',
    refusal: isWhole,
    run: (desk, pid, { at }) => (at ? move(desk, pid, at) : refuse('invalid', 'Choose where it goes')),
  },
  {
    id: 'omit',
    group: 'take-out',
    key: { key: 'Backspace' },
    title: ({ node, inserted }) => (inserted ? `Take out ${short(node)}` : `Leave out ${short(node)}`),
    asks: 'nothing',
    run: (desk, pid) => {
      const spot = spotAt(desk, pid);
      return (spot && isWhole(spot)) ?? omit(desk, pid);
    },
  },
  {
    id: 'restore',
    group: 'take-out',
    title: ({ node }) => `Keep ${short(node)} where it stands after all`,
    asks: 'nothing',
    run: restore,
  },
];

/** A command as it stands for one provision. */
export interface Offered {
  readonly command: StructuralCommand;
  readonly title: string;
  /** Why it can't be done there now, with what to do; null when it can. */
  readonly whyNot: string | null;
}

/** What can be done at a provision, and what can't though it might be looked for there, with the reason. */
export function commandsAt(desk: Desk, pid: Pid): readonly Offered[] {
  const spot = spotAt(desk, pid);
  if (!spot) return [];
  const seen = new Set<string>();
  return COMMANDS.flatMap((command): Offered[] => {
    const refused =
      command.asks === 'nothing' ? command.run(desk, pid, {}) : (command.refusal?.(spot) ?? null);
    if (refused && !refused.ok && (refused.error.kind === 'invalid' || refused.error.kind === 'not-found'))
      return [];
    const title = command.title(spot);
    // Beside one of its own kind, a kind's own command is the first one's.
    if (seen.has(title)) return [];
    seen.add(title);
    return [{ command, title, whyNot: refused && !refused.ok ? refused.error.message : null }];
  });
}

export const commandOf = (id: string): StructuralCommand => {
  const command = COMMANDS.find((known) => known.id === id);
  if (!command) throw new RangeError(`There is no command ${id}`);
  return command;
};
