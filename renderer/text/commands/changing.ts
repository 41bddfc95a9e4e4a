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
import { NOT_HERE, type StructuralCommand, short, spotAt } from './structural-command.ts';
import { isWhole, substituteFor } from './taking-out.ts';

const isLocked = (session: DraftingSession, pid: Pid): boolean => {
  const edit = insertionOf(claiming(session.amendments), pid)?.edit;
  const own = edit?.provision.pid === pid ? edit.numbering : edit?.numberingInside?.[pid];
  return (own ?? edit?.numbering)?.locked ?? true;
};

const hasHeading: ReadonlySet<Kind> = new Set(['section', 'crossheading', 'part', 'chapter', 'schedule']);

const inNew =
  (run: typeof indent) =>
  (session: DraftingSession, pid: Pid): Command =>
    insertionOf(claiming(session.amendments), pid)
      ? run(session, pid)
      : refuse('invalid', 'This is existing law, so its level cannot change. Use Move, or Insert and Omit');

/** Moves by one place or level, as Word moves a paragraph. Existing law changes its level by no amendment of its own. */
const SHIFTS = [
  ['up', 'ArrowUp', (session: DraftingSession, pid: Pid) => moveBy(session, pid, -1)] as const,
  ['down', 'ArrowDown', (session: DraftingSession, pid: Pid) => moveBy(session, pid, 1)] as const,
  ['one level out', 'ArrowLeft', inNew(outdent)] as const,
  ['one level in', 'ArrowRight', inNew(indent)] as const,
].map(
  ([way, key, run]): StructuralCommand => ({
    id: `move-${key}`,
    group: 'change',
    key: { key },
    title: ({ node }) => `Move ${short(node)} ${way}`,
    name: `Move a provision ${way}`,
    alsoCalled: ['reorder', 'move paragraph'],
    inputKind: 'nothing',
    run: (session, pid) => {
      const spot = spotAt(session, pid);
      return (spot && isWhole(spot)) ?? run(session, pid);
    },
  }),
);

/** What changes what is there, in the order of the menu. */
export const CHANGING: readonly StructuralCommand[] = [
  {
    id: 'heading',
    group: 'change',
    key: { key: 'F2' },
    title: () => 'Change the heading…',
    name: 'Change the heading',
    alsoCalled: ['rename', 'edit heading', 'sidenote', 'title of a section'],
    inputKind: 'heading',
    refusal: ({ node }) =>
      hasHeading.has(node.kind) ? null : refuse('invalid', 'This provision has no heading of its own'),
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
    title: ({ node }) => `Substitute ${short(node)}…`,
    name: 'Substitute a provision',
    alsoCalled: ['replace section', 'replace provision', 'rewrite'],
    inputKind: 'substitute',
    refusal: (spot) =>
      spot.inserted ? refuse('invalid', 'This provision is new. Edit its words instead') : isWhole(spot),
    run: substituteFor,
  },
  {
    id: 'move',
    group: 'change',
    title: ({ node }) => `Move ${short(node)}…`,
    name: 'Move a provision',
    alsoCalled: ['move section', 'relocate', 'reorder'],
    inputKind: 'place',
    refusal: isWhole,
    run: (session, pid, { at }) =>
      at ? move(session, pid, at) : refuse('invalid', 'Choose where to move the provision'),
  },
  ...SHIFTS,
];
