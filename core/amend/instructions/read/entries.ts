import type { Provision } from '../../../act/tree.ts';
import type { SourceRef } from '../syntax.ts';
import { cursorOver } from './cursor.ts';
import { outsideQuotations } from './own-words.ts';
import { type InheritedContext, readProvisionWords } from './sentence.ts';
import { sentencesOf, type TableDriven, tableFor } from './table-driven.ts';
import { tokenise } from './tokens.ts';
import { continuesAside, refuseProvision, sourceRefsIn, type Visit, type Walk } from './walk.ts';

/** Reads an instruction that applies to each entry of a table as if it were written out for each. */
export function readEntries(walk: Walk, place: Visit, driven: TableDriven, source: SourceRef): void {
  const { node, inherited } = place;
  const table = tableFor(walk.root, node, driven);
  if (!table.ok) {
    refuseProvision(
      walk,
      place,
      source,
      `It does something with each entry of a table, and ${table.error.message}`,
    );
    return;
  }
  walk.tablesWithInstruction.add(table.value);
  retractEntries(walk, table.value);
  walk.stretches.push({ source, of: 'words', kind: 'instructionOrRefusal', isMore: false, acts: [] });
  const [context = []] = inherited.places;
  const cant = (reason: string): void => {
    walk.items.push({ read: false, source, context, reason });
  };
  for (const tableEntry of sentencesOf(table.value, driven)) {
    if ('reason' in tableEntry) {
      cant(tableEntry.reason);
      continue;
    }
    const cursor = cursorOver(tokenise([{ text: tableEntry.sentence }]), walk.titles);
    const { items } = readProvisionWords(cursor, inherited, walk.memory);
    if (items.length === 0) cant(`An entry of the table could not be read: ${tableEntry.sentence}`);
    for (const { from: _, to: __, ...item } of items) walk.items.push({ ...item, source });
  }
}

/** Removes what was recorded of a table's entries before the sentence that applies to them was read. */
function retractEntries({ items, stretches }: Walk, table: Provision): void {
  const own = new Set([...outsideQuotations(table)].map(({ pid }) => pid));
  for (const [at, one] of stretches.entries())
    if (own.has(one.source.pid)) stretches[at] = { ...one, kind: 'instruction', isMore: true };
  const at = items.findIndex(({ source }) => own.has(source.pid));
  if (at >= 0) items.splice(at, 1);
}

/** Records the entries of a table as part of the instruction that applies to them, which came before the table. */
export function recordDrivenEntries(walk: Walk, place: Visit): void {
  for (const cell of outsideQuotations(place.node)) {
    const source = sourceRefsIn({ ...place, node: cell }, cell.content)(0, cell.content.length);
    if (source.text !== '')
      walk.stretches.push({ source, of: 'words', kind: 'instruction', isMore: true, acts: [] });
  }
}

const NO_ENTRIES = 'The entries of this table could not be read as instructions';

/** Words in the heading of a table, or of its Schedule, which say that other texts are amended. */
const AMENDING = /\b(?:repeal|revo[ck]|amend|substitut|omi(?:t|ssion)|insert)/i;

/** Whether provisions of a Schedule may only be items of a list, such as bodies or enactments, that other words are about. */
export const isListed = (
  { kind }: Provision,
  { isInListSchedule }: InheritedContext,
  heading: string,
): boolean => (kind === 'schedule' || isInListSchedule) && !AMENDING.test(heading);

/** The words of a table's first row, which is its header. */
const headOf = ({ children: [row] }: Provision): string =>
  (row?.children ?? []).map(({ content }) => content).join(' ');

/** Reads a table that no sentence applies to. If it is among amendments, all of it is refused. */
export function readTable(walk: Walk, place: Visit): void {
  const { node, inherited } = place;
  const cells = [...outsideQuotations(node)].filter(({ content }) => /[\p{L}\p{N}]/u.test(content));
  const [first, ...otherSources] = cells.map((cell) =>
    sourceRefsIn({ ...place, node: cell }, cell.content)(0, cell.content.length),
  );
  if (!first) return;
  const isUnderOpening = inherited.frame !== undefined || inherited.places.some((at) => at.length > 0);
  const isAmending =
    !inherited.aside && (isUnderOpening || AMENDING.test(`${inherited.headingText} ${headOf(node)}`));
  if (isAmending) refuseProvision(walk, place, first, NO_ENTRIES);
  const asideSources = isAmending ? otherSources : [first, ...otherSources];
  const kind = isAmending ? 'refused' : (inherited.aside?.kind ?? 'law');
  for (const [at, source] of asideSources.entries())
    walk.stretches.push({ source, of: 'words', kind, isMore: at > 0 || continuesAside(inherited), acts: [] });
}
