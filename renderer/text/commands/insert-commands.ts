import { type Kind, type Pid, type Provision, pathTo } from '../../../core/act/tree.ts';
import { insertColumn } from '../../../core/amend/commands/column.ts';
import {
  type Command,
  type DraftingSession,
  textWithInsertions,
} from '../../../core/amend/commands/command.ts';
import {
  type InitialParts,
  insertCrossheading,
  insertDefinition,
  insertParagraph,
  insertSchedule,
  insertScheduleParagraph,
  insertSection,
  insertSubparagraph,
  insertSubsection,
} from '../../../core/amend/commands/insert.ts';
import { insertRow } from '../../../core/amend/commands/insert-row.ts';
import type { NextTo } from '../../../core/amend/commands/place-for.ts';
import { refuse } from '../../../core/base/result.ts';
import { NOT_HERE, type Spot, type StructuralCommand, shortName, spotAt } from './structural-command.ts';

type Insertable = keyof typeof INSERTS;

const INSERTS = {
  section: { name: 'section', insert: insertSection },
  subsection: { name: 'subsection', insert: insertSubsection },
  paragraph: { name: 'paragraph', insert: insertParagraph },
  subparagraph: { name: 'sub-paragraph', insert: insertSubparagraph },
  schedule: { name: 'Schedule', insert: insertSchedule },
  scheduleParagraph: { name: 'Schedule paragraph', insert: insertScheduleParagraph },
} as const satisfies Partial<
  Record<
    Kind,
    { name: string; insert: (session: DraftingSession, at: NextTo, begun?: InitialParts) => Command }
  >
>;

export const isInsertable = (kind: Kind): kind is Insertable => kind in INSERTS;

function insertsTitle(kind: Insertable, { text, node }: Spot): string {
  const { name } = INSERTS[kind];
  const sameKind = pathTo(text, node.pid).findLast((one) => one.kind === kind);
  return sameKind ? `Insert ${name} after ${shortName(sameKind)}` : `Insert ${name}`;
}

const ALSO_CALLED: Readonly<Partial<Record<Insertable, readonly string[]>>> = {
  section: ['insert clause', 'new clause'],
  paragraph: ['bullet', 'list item', 'insert (a)'],
  schedule: ['annex', 'appendix'],
};

const insertCommand = (kind: Insertable): StructuralCommand => ({
  id: `insert-${kind}`,
  group: 'insert',
  title: (spot) => insertsTitle(kind, spot),
  name: `Insert ${INSERTS[kind].name}`,
  alsoCalled: [`new ${INSERTS[kind].name}`, `add ${INSERTS[kind].name}`, ...(ALSO_CALLED[kind] ?? [])],
  inputKind: 'nothing',
  run: (session, pid) =>
    kind === 'scheduleParagraph' && !isInSchedule(session, pid)
      ? NOT_HERE
      : INSERTS[kind].insert(session, { anchor: pid, side: 'after' }),
});

const isInSchedule = (session: DraftingSession, pid: Pid): boolean =>
  pathTo(textWithInsertions(session), pid).some(({ kind }) => kind === 'schedule');

/** Whether a provision is a row of a table, or one of its cells. */
export const isTablePart = (kind: Kind): boolean => kind === 'row' || kind === 'cell';

const kindAt = (session: DraftingSession, pid: Pid): Kind | undefined => spotAt(session, pid)?.node.kind;

/** Inserts a provision of the same kind before or after one. */
function insertSameKind(session: DraftingSession, pid: Pid, side: NextTo['side']): Command {
  const kind = kindAt(session, pid);
  if (kind && isTablePart(kind)) return insertRow(session, { anchor: pid, side });
  if (kind === 'definition')
    return refuse('refused', 'Use “Insert definition”, which finds the right place for the term');
  return kind && isInsertable(kind) ? INSERTS[kind].insert(session, { anchor: pid, side }) : NOT_HERE;
}

/** Where a definition is inserted: the nearest ancestor with definitions, else the subsection itself; null for neither. */
function definitionHolder({ text, node }: Spot): Provision | null {
  const path = pathTo(text, node.pid);
  const has = path.findLast(({ children }) => children.some(({ kind }) => kind === 'definition'));
  return has ?? (node.kind === 'subsection' ? node : null);
}

/** Whether a provision is a table cell, and so belongs to a column. */
export const isInCell = (session: DraftingSession, pid: Pid): boolean => kindAt(session, pid) === 'cell';

const insertColumnCommand = (side: NextTo['side'], where: 'left' | 'right'): StructuralCommand => ({
  id: `insert-column-${side}`,
  group: 'insert',
  title: () => `Insert column to the ${where}`,
  name: `Insert a column to the ${where}`,
  alsoCalled: ['insert column', 'new column', 'add column'],
  inputKind: 'nothing',
  run: (session, pid) => (isInCell(session, pid) ? insertColumn(session, { anchor: pid, side }) : NOT_HERE),
});

/** Commands that insert something, in the order of the menu. */
export const INSERT_COMMANDS: readonly StructuralCommand[] = [
  {
    id: 'insert-after',
    group: 'insert',
    key: { key: 'Enter' },
    title: ({ node }) =>
      isInsertable(node.kind)
        ? `Insert ${INSERTS[node.kind].name} after ${shortName(node)}`
        : isTablePart(node.kind)
          ? 'Insert row below'
          : 'Insert another after this',
    name: 'Insert a provision of the same kind after this',
    alsoCalled: ['new paragraph', 'add after', 'insert below', 'insert row', 'new row', 'add row'],
    inputKind: 'nothing',
    run: (session, pid) => insertSameKind(session, pid, 'after'),
  },
  {
    id: 'insert-before',
    group: 'insert',
    key: { key: 'Enter', shift: true },
    title: ({ node }) =>
      isInsertable(node.kind)
        ? `Insert ${INSERTS[node.kind].name} before ${shortName(node)}`
        : isTablePart(node.kind)
          ? 'Insert row above'
          : 'Insert another before this',
    name: 'Insert a provision of the same kind before this',
    alsoCalled: ['add before', 'insert above'],
    inputKind: 'nothing',
    run: (session, pid) => insertSameKind(session, pid, 'before'),
  },
  insertColumnCommand('after', 'right'),
  insertColumnCommand('before', 'left'),
  insertCommand('section'),
  insertCommand('subsection'),
  insertCommand('paragraph'),
  insertCommand('subparagraph'),
  {
    id: 'insert-definition',
    group: 'insert',
    title: () => 'Insert definition…',
    name: 'Insert definition',
    alsoCalled: ['define a term', 'new definition', 'interpretation'],
    inputKind: 'definition',
    refusal: (spot) => (definitionHolder(spot) ? null : NOT_HERE),
    run: (session, pid, { words = '', detail = '' }) => {
      const spot = spotAt(session, pid);
      const holder = spot && definitionHolder(spot);
      return holder ? insertDefinition(session, holder.pid, words, detail) : NOT_HERE;
    },
  },
  {
    id: 'insert-crossheading',
    group: 'insert',
    title: () => 'Insert cross-heading…',
    name: 'Insert cross-heading',
    alsoCalled: ['italic heading', 'crossheading', 'subheading', 'insert heading'],
    inputKind: 'crossheading',
    refusal: ({ session, node }) => {
      const insertion = insertCrossheading(session, { anchor: node.pid, side: 'after' }, 'x');
      return insertion.ok ? null : insertion;
    },
    run: (session, pid, { words = '' }) =>
      insertCrossheading(session, { anchor: pid, side: 'after' }, words.trim()),
  },
  insertCommand('schedule'),
  insertCommand('scheduleParagraph'),
];
