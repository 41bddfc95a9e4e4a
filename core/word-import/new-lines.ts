import { mayInsertIn } from '../act/nesting.ts';
import { indexTree, type Kind, type Pid, type Provision, pathTo, provision } from '../act/tree.ts';
import { assemble } from '../amend/instructions/read/text/assemble.ts';
import { isNextInSeries } from '../amend/instructions/read/text/labels-in-series.ts';
import type { Chunk } from '../amend/instructions/read/text/lines.ts';
import type { Where } from '../amend/structure/with-inserted.ts';
import type { WordOperation } from './item.ts';
import type { TypedWords } from './returned-lines.ts';

/** Makes provisions of lines that somebody inserted in Word, and finds their place in the Act. */

type InsertOperation = Extract<WordOperation, { do: 'insert' }>;

/** A number with a tab, or a number in brackets with a tab or space, and the words after it. */
const LABELLED = /^(?:(\d{1,4}[A-Z]{0,4}|[A-Z]{1,2}\d{1,3})\t|(\([\da-zA-Z]{1,7}\))[\t \u00a0]\s*)([\s\S]*)$/;

/** Splits a line into a provision's number and words. */
export function chunkOf(text: string): Chunk {
  const [, bare, bracketed, words] = LABELLED.exec(text) ?? [];
  const label = bare ?? bracketed ?? null;
  return { label, text: (label === null ? text : (words ?? '')).trim(), startsLine: true };
}

/** The provisions that inserted lines make, each with a new identity. */
export function provisionsOf(
  { lines, inSchedule, isDeep }: Pick<InsertOperation, 'lines' | 'inSchedule' | 'isDeep'>,
  newPid: () => Pid,
): readonly Provision[] {
  const chunks = lines.map(({ text }) => chunkOf(text));
  const provisions = assemble(chunks, { kind: isDeep ? 'subparagraph' : null, inSchedule }, newPid);
  return provisions.map(withDefaults);
}

const withDefaults = (node: Provision): Provision =>
  provision({ ...node, children: node.children.map(withDefaults) });

const UNNUMBERED: ReadonlySet<Kind> = new Set(['block', 'crossheading', 'quotation']);

/** The last provision within another: the one whose words end its text. */
function lastDescendant(node: Provision): Provision {
  const last = node.children.at(-1);
  return last && (node.kind === 'quotation' || node.wrapUp === '') ? lastDescendant(last) : node;
}

/** The place for a provision between a line of `before` and one of `next`; null where its kind has no place there. */
export function placeFor(
  amendedAct: Provision,
  kind: Kind,
  previousPid: Pid,
  nextPid: Pid | null,
): Where | null {
  const fullPath = pathTo(amendedAct, previousPid);
  // Lines after the closing mark of a quotation do not belong to the quotation.
  const closedQuotationIndex = fullPath.findIndex(
    (node) => node.kind === 'quotation' && lastDescendant(node).pid === previousPid,
  );
  const path = closedQuotationIndex < 0 ? fullPath : fullPath.slice(0, closedQuotationIndex);
  const sibling = path.findLast((node) => node.kind === kind);
  const isInside = (node: Provision, pid: Pid | null) => pid !== null && indexTree(node).byPid.has(pid);
  if (sibling) return isInside(sibling, nextPid) ? null : { after: sibling.pid };
  const parent = path.findLast((node) => mayInsertIn(node, kind));
  if (!parent) return null;
  // The line before is the parent’s own line, so the new provision becomes its first child.
  if (parent.pid === previousPid) return { firstIn: parent.pid };
  const child = path[path.indexOf(parent) + 1];
  return child && !isInside(child, nextPid) ? { after: child.pid } : null;
}

/**
 * The operation that inserts lines as provisions. Null where no number shows their level, or their kind has no place
 * there.
 * @param amendedAct the Act as amended when the file was exported
 */
export function insertionOfLines(
  amendedAct: Provision,
  lines: readonly TypedWords[],
  previousPid: Pid,
  nextPid: Pid | null,
): InsertOperation | null {
  const [start] = lines;
  if (!start) return null;
  const first = chunkOf(start.text);
  const path = pathTo(amendedAct, previousPid);
  const inSchedule = path.some(({ kind }) => kind === 'schedule');
  const openSubparagraph = path.findLast(({ kind }) => kind === 'subparagraph');
  const isDeep =
    openSubparagraph !== undefined &&
    first.label !== null &&
    isNextInSeries(openSubparagraph.num, first.label);
  const shape = { lines, inSchedule, isDeep };
  let count = 0;
  const provisions = provisionsOf(shape, () => `new-${++count}`);
  const [root] = provisions;
  if (!root || provisions.some(({ kind }) => kind !== root.kind || UNNUMBERED.has(kind))) return null;
  if (first.label === null && root.kind !== 'definition') return null;
  const where = placeFor(amendedAct, root.kind, previousPid, nextPid);
  return where && { do: 'insert', where, ...shape };
}
