import { isNumbered } from '../../../core/act/numbering.ts';
import type { Kind, Pid } from '../../../core/act/tree.ts';
import type { Command, DraftingSession } from '../../../core/amend/commands/command.ts';
import { divide, undivide } from '../../../core/amend/commands/divide.ts';
import { indent, outdent } from '../../../core/amend/commands/indent.ts';
import { changeHeading, changeNumber, lockNumber } from '../../../core/amend/commands/label.ts';
import { move, moveBy } from '../../../core/amend/commands/move.ts';
import { claiming } from '../../../core/amend/structure/renumber.ts';
import { divisionOf, insertionOf } from '../../../core/amend/structure/with-inserted.ts';
import { refuse } from '../../../core/base/result.ts';
import { inseparableRefusal, substituteFor } from './omit-commands.ts';
import { NOT_HERE, type StructuralCommand, shortName, spotAt } from './structural-command.ts';

const isLocked = (session: DraftingSession, pid: Pid): boolean => {
  const edit = insertionOf(claiming(session.amendments), pid)?.edit;
  const own = edit?.provision.pid === pid ? edit.numbering : edit?.numberingInside?.[pid];
  return (own ?? edit?.numbering)?.locked ?? true;
};

const KINDS_WITH_HEADING: ReadonlySet<Kind> = new Set([
  'section',
  'crossheading',
  'part',
  'chapter',
  'schedule',
]);

const onlyInNew =
  (run: typeof indent) =>
  (session: DraftingSession, pid: Pid): Command =>
    insertionOf(claiming(session.amendments), pid)
      ? run(session, pid)
      : refuse('invalid', 'This is existing law, so its level cannot change. Use Move, or Insert and Omit');

/** Moves a provision by one place or level, as Word moves a paragraph. No amendment can change the level of existing law. */
const SHIFTS = [
  ['up', 'ArrowUp', (session: DraftingSession, pid: Pid) => moveBy(session, pid, -1)] as const,
  ['down', 'ArrowDown', (session: DraftingSession, pid: Pid) => moveBy(session, pid, 1)] as const,
  ['one level out', 'ArrowLeft', onlyInNew(outdent)] as const,
  ['one level in', 'ArrowRight', onlyInNew(indent)] as const,
].map(
  ([way, key, run]): StructuralCommand => ({
    id: `move-${key}`,
    group: 'change',
    key: { key },
    title: ({ node }) => `Move ${shortName(node)} ${way}`,
    name: `Move a provision ${way}`,
    alsoCalled: ['reorder', 'move paragraph'],
    inputKind: 'nothing',
    run: (session, pid) => {
      const spot = spotAt(session, pid);
      return (spot && inseparableRefusal(spot)) ?? run(session, pid);
    },
  }),
);

/** Commands that change an existing provision, in the order of the menu. */
export const PROVISION_CHANGE_COMMANDS: readonly StructuralCommand[] = [
  {
    id: 'heading',
    group: 'change',
    key: { key: 'F2' },
    title: () => 'Change the heading…',
    name: 'Change the heading',
    alsoCalled: ['rename', 'edit heading', 'sidenote', 'title of a section'],
    inputKind: 'heading',
    refusal: ({ node }) =>
      KINDS_WITH_HEADING.has(node.kind)
        ? null
        : refuse('invalid', 'This provision has no heading of its own'),
    run: (session, pid, { words = '' }) => changeHeading(session, pid, words.trim()),
  },
  {
    id: 'number',
    group: 'change',
    key: { key: 'F2', shift: true },
    title: ({ node }) => `Change the number ${node.num}…`,
    name: 'Change the number',
    alsoCalled: ['renumber', 'edit number'],
    inputKind: 'number',
    refusal: ({ node }) => (isNumbered(node.kind) ? null : refuse('invalid', 'This provision has no number')),
    run: (session, pid, { words = '', detail = '' }) => changeNumber(session, pid, words.trim(), detail),
  },
  {
    id: 'lock',
    group: 'change',
    title: ({ session, node }) => (isLocked(session, node.pid) ? 'Number automatically' : 'Lock the number'),
    name: 'Lock the number, or number automatically',
    alsoCalled: ['fix the number', 'automatic numbering', 'unlock'],
    inputKind: 'nothing',
    run: (session, pid) => {
      const holder = insertionOf(claiming(session.amendments), pid);
      return holder ? lockNumber(session, pid, !isLocked(session, pid)) : NOT_HERE;
    },
  },
  {
    id: 'divide',
    group: 'change',
    title: ({ node }) =>
      node.kind === 'section'
        ? 'Divide: the existing text becomes subsection (1)'
        : 'Divide: the existing text becomes the first part',
    name: 'Divide: the existing text becomes subsection (1)',
    alsoCalled: ['split', 'make subsections'],
    inputKind: 'nothing',
    run: (session, pid) => {
      const spot = spotAt(session, pid);
      const division = divide(session, pid);
      const isDivided = spot?.node.children.some(({ kind }) => kind === 'subsection');
      return !division.ok && isDivided ? refuse('invalid', division.error.message) : division;
    },
  },
  {
    id: 'undivide',
    group: 'change',
    title: () => 'Undo the division',
    name: 'Undo the division',
    alsoCalled: ['join', 'merge'],
    inputKind: 'nothing',
    run: (session, pid) => {
      const spot = spotAt(session, pid);
      const part = [pid, spot?.node.children[0]?.pid].find(
        (one) => one !== undefined && divisionOf(claiming(session.amendments), one),
      );
      return part === undefined ? NOT_HERE : undivide(session, part);
    },
  },
  {
    id: 'substitute',
    group: 'change',
    key: { key: 'Backspace', shift: true },
    title: ({ node }) => `Substitute ${shortName(node)}…`,
    name: 'Substitute a provision',
    alsoCalled: ['replace section', 'replace provision', 'rewrite'],
    inputKind: 'substitute',
    refusal: (spot) =>
      spot.isInserted
        ? refuse('invalid', 'This provision is new. Edit its words instead')
        : inseparableRefusal(spot),
    run: substituteFor,
  },
  {
    id: 'move',
    group: 'change',
    title: ({ node }) => `Move ${shortName(node)}…`,
    name: 'Move a provision',
    alsoCalled: ['move section', 'relocate', 'reorder'],
    inputKind: 'place',
    refusal: inseparableRefusal,
    run: (session, pid, { at }) =>
      at ? move(session, pid, at) : refuse('invalid', 'Choose where to move the provision'),
  },
  ...SHIFTS,
];
