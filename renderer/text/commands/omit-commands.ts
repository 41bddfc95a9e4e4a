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
import { isInCell, isTablePart } from './insert-commands.ts';
import {
  type CommandInput,
  NOT_HERE,
  type Spot,
  type StructuralCommand,
  shortName,
  spotAt,
} from './structural-command.ts';

const INSEPARABLE: ReadonlySet<Kind> = new Set<Kind>([
  'act',
  'longTitle',
  'enactingWords',
  'block',
  'quotation',
  'cell',
]);

/** Why a provision can’t be omitted, moved or substituted by itself; null where it can. */
export const inseparableRefusal = ({ node }: Spot): Command | null =>
  INSEPARABLE.has(node.kind) ? refuse('invalid', 'This is not a separate provision') : null;

/** Substitutes a new provision for an old one. It starts with the old words unless `keep` is false. */
export function substituteFor(session: DraftingSession, pid: Pid, { keep = true }: CommandInput): Command {
  const amendedNode = indexTree(asAmendedOf(redline(session.base, shownOf(session)))).byPid.get(pid);
  if (!amendedNode) return refuse('not-found', 'This provision is not in the text shown');
  const { kind, num, heading } = amendedNode;
  const replacement = keep
    ? copyOf(amendedNode, session.newPid)
    : provision({ pid: session.newPid(), kind, num, heading: kind === 'section' ? heading : '' });
  return substitute(session, [pid], replacement);
}

/** The provision that is omitted or restored as a whole: the row of a table cell, else the provision itself. */
const rowOrProvision = (session: DraftingSession, pid: Pid): Pid =>
  rowAt(textWithInsertions(session), pid)?.pid ?? pid;

const menuName = (node: Provision): string => (isTablePart(node.kind) ? 'this row' : shortName(node));

/** Commands that omit and restore, in the order of the menu. */
export const OMIT_COMMANDS: readonly StructuralCommand[] = [
  {
    id: 'omit',
    group: 'take-out',
    key: { key: 'Backspace' },
    title: ({ node, isInserted }) => `${isInserted ? 'Delete' : 'Omit'} ${menuName(node)}`,
    name: 'Omit a provision',
    alsoCalled: ['delete', 'remove', 'omit', 'repeal', 'strike out', 'delete section', 'delete row'],
    inputKind: 'nothing',
    run: (session, pid) => {
      const wholePid = rowOrProvision(session, pid);
      const spot = spotAt(session, wholePid);
      return (spot && inseparableRefusal(spot)) ?? omit(session, wholePid);
    },
  },
  {
    id: 'omit-column',
    group: 'take-out',
    title: ({ isInserted }) => `${isInserted ? 'Delete' : 'Omit'} this column`,
    name: 'Omit a column of a table',
    alsoCalled: ['delete column', 'remove column', 'omit column'],
    inputKind: 'nothing',
    run: (session, pid) => (isInCell(session, pid) ? omitColumn(session, pid) : NOT_HERE),
  },
  {
    id: 'restore',
    group: 'take-out',
    title: ({ node }) => `Restore ${menuName(node)}`,
    name: 'Restore a provision that was omitted or moved',
    alsoCalled: ['restore', 'undelete', 'put back', 'reinstate'],
    inputKind: 'nothing',
    run: (session, pid) => restore(session, rowOrProvision(session, pid)),
  },
];
