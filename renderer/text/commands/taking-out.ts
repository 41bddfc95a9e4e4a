import { indexTree, type Kind, type Pid, type Provision, provision } from '../../../core/act/tree.ts';
import { omitColumn } from '../../../core/amend/commands/column.ts';
import {
  type Command,
  type DraftingSession,
  shownOf,
  textWithInsertions,
} from '../../../core/amend/commands/command.ts';
import { copyOf } from '../../../core/amend/commands/copy.ts';
import { rowAt } from '../../../core/amend/commands/insert-row.ts';
import { omit, substitute } from '../../../core/amend/commands/omit.ts';
import { restore } from '../../../core/amend/commands/restore.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline/redline.ts';
import { refuse } from '../../../core/base/result.ts';
import { isInCell, isOfTable } from './inserting.ts';
import {
  type CommandInput,
  NOT_HERE,
  type Spot,
  type StructuralCommand,
  short,
  spotAt,
} from './structural-command.ts';

const UNDIVIDABLE: ReadonlySet<Kind> = new Set<Kind>([
  'act',
  'longTitle',
  'enactingWords',
  'block',
  'quotation',
  'cell',
]);

/** Why a provision can be neither left out, moved nor substituted by itself; null when it can. */
export const isWhole = ({ node }: Spot): Command | null =>
  UNDIVIDABLE.has(node.kind) ? refuse('invalid', 'This is not a separate provision') : null;

/** Puts a new provision in the place of one, beginning with its words unless told otherwise. */
export function substituteFor(session: DraftingSession, pid: Pid, { keep = true }: CommandInput): Command {
  const amendedNode = indexTree(asAmendedOf(redline(session.base, shownOf(session)))).byPid.get(pid);
  if (!amendedNode) return refuse('not-found', 'This provision is not in the text shown');
  const { kind, num, heading } = amendedNode;
  const replacement = keep
    ? copyOf(amendedNode, session.newPid)
    : provision({ pid: session.newPid(), kind, num, heading: kind === 'section' ? heading : '' });
  return substitute(session, [pid], replacement);
}

/** What goes or comes back whole with a provision: with a cell of a table, its row. */
const wholeOf = (session: DraftingSession, pid: Pid): Pid =>
  rowAt(textWithInsertions(session), pid)?.pid ?? pid;

const wholeName = (node: Provision): string => (isOfTable(node.kind) ? 'this row' : short(node));

/** What takes a provision out of the text, and what keeps it in. */
export const TAKING_OUT: readonly StructuralCommand[] = [
  {
    id: 'omit',
    group: 'take-out',
    key: { key: 'Backspace' },
    title: ({ node, inserted }) => `${inserted ? 'Delete' : 'Omit'} ${wholeName(node)}`,
    name: 'Omit a provision',
    alsoCalled: ['delete', 'remove', 'omit', 'repeal', 'strike out', 'delete section', 'delete row'],
    inputKind: 'nothing',
    run: (session, pid) => {
      const wholePid = wholeOf(session, pid);
      const spot = spotAt(session, wholePid);
      return (spot && isWhole(spot)) ?? omit(session, wholePid);
    },
  },
  {
    id: 'omit-column',
    group: 'take-out',
    title: ({ inserted }) => `${inserted ? 'Delete' : 'Omit'} this column`,
    name: 'Omit a column of a table',
    alsoCalled: ['delete column', 'remove column', 'omit column'],
    inputKind: 'nothing',
    run: (session, pid) => (isInCell(session, pid) ? omitColumn(session, pid) : NOT_HERE),
  },
  {
    id: 'restore',
    group: 'take-out',
    title: ({ node }) => `Restore ${wholeName(node)}`,
    name: 'Restore a provision that was omitted or moved',
    alsoCalled: ['restore', 'undelete', 'put back', 'reinstate'],
    inputKind: 'nothing',
    run: (session, pid) => restore(session, wholeOf(session, pid)),
  },
];
