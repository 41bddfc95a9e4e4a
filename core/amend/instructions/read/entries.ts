import type { Provision } from '../../../act/tree.ts';
import type { SourceRef } from '../syntax.ts';
import { cursorOver } from './cursor.ts';
import { outsideQuotations } from './own-words.ts';
import { readSentence, type Under } from './sentence.ts';
import { sentencesOf, type TableDriven, tableFor } from './table-driven.ts';
import { tokenise } from './tokens.ts';
import { isMoreOf, type Place, refuse, sourceIn, type Walk } from './walk.ts';

/** Reads what a sentence does with each entry of a table, as if it were said of each by itself. */
export function readEntries(walk: Walk, place: Place, driven: TableDriven, source: SourceRef): void {
  const { node, under } = place;
  const table = tableFor(walk.root, node, driven);
  if (!table.ok) {
    refuse(walk, place, source, `It does something with each entry of a table, and ${table.error.message}`);
    return;
  }
  walk.driving.add(table.value);
  retractEntries(walk, table.value);
  walk.stretches.push({ source, of: 'words', as: 'done', isMore: false, acts: [] });
  const [context = []] = under.places;
  const cant = (reason: string): void => {
    walk.items.push({ read: false, source, context, reason });
  };
  for (const tableEntry of sentencesOf(table.value, driven)) {
    if ('reason' in tableEntry) {
      cant(tableEntry.reason);
      continue;
    }
    const c = cursorOver(tokenise([{ text: tableEntry.sentence }]), walk.titles);
    const { items } = readSentence(c, under, walk.memory);
    if (items.length === 0) cant(`An entry of the table could not be read: ${tableEntry.sentence}`);
    for (const { from: _, to: __, ...item } of items) walk.items.push({ ...item, source });
  }
}

/** What was told of the entries of a table before the sentence came that does something with each of them. */
function retractEntries({ items, stretches }: Walk, table: Provision): void {
  const own = new Set([...outsideQuotations(table)].map(({ pid }) => pid));
  for (const [at, one] of stretches.entries())
    if (own.has(one.source.pid)) stretches[at] = { ...one, as: 'instruction', isMore: true };
  const at = items.findIndex(({ source }) => own.has(source.pid));
  if (at >= 0) items.splice(at, 1);
}

/** The entries of a table that a sentence before it does something with are of that instruction. */
export function recordDrivenEntries(walk: Walk, place: Place): void {
  for (const cell of outsideQuotations(place.node)) {
    const source = sourceIn({ ...place, node: cell }, cell.content)(0, cell.content.length);
    if (source.text !== '')
      walk.stretches.push({ source, of: 'words', as: 'instruction', isMore: true, acts: [] });
  }
}

const NO_ENTRIES = 'The entries of this table could not be read as instructions';

/** What a table is headed by, or its Schedule, that says what is done to other texts. */
const AMENDING = /\b(?:repeal|revo[ck]|amend|substitut|omi(?:t|ssion)|insert)/i;

/** Whether provisions of a Schedule may be no more than its items: bodies, or enactments, that something is said of elsewhere. */
export const isListed = ({ kind }: Provision, { isListed }: Under, heading: string): boolean =>
  (kind === 'schedule' || isListed) && !AMENDING.test(heading);

/** The words of the first row of a table, which heads it. */
const headOf = ({ children: [row] }: Provision): string =>
  (row?.children ?? []).map(({ content }) => content).join(' ');

/** Reads a table that no sentence says what is done with: it is refused as a whole where it stands among amendments. */
export function readTable(walk: Walk, place: Place): void {
  const { node, under } = place;
  const cells = [...outsideQuotations(node)].filter(({ content }) => /[\p{L}\p{N}]/u.test(content));
  const [first, ...otherSources] = cells.map((cell) =>
    sourceIn({ ...place, node: cell }, cell.content)(0, cell.content.length),
  );
  if (!first) return;
  const isUnderOpening = under.frame !== undefined || under.places.some((at) => at.length > 0);
  const isAmending = !under.aside && (isUnderOpening || AMENDING.test(`${under.heading} ${headOf(node)}`));
  if (isAmending) refuse(walk, place, first, NO_ENTRIES);
  const asideSources = isAmending ? otherSources : [first, ...otherSources];
  const as = isAmending ? 'refused' : (under.aside?.kind ?? 'law');
  for (const [at, source] of asideSources.entries())
    walk.stretches.push({ source, of: 'words', as, isMore: at > 0 || isMoreOf(under), acts: [] });
}
