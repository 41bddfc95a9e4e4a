import { isHeadRow } from '../../../act/table.ts';
import type { Kind, Provision } from '../../../act/tree.ts';
import { termOf } from '../../structure/definition-place.ts';
import { labelOf } from './label-of.ts';
import { printedLinesOf } from './reading.ts';
import { isPaired } from './tokens.ts';

const UNNUMBERED: ReadonlySet<Kind> = new Set(['crossheading', 'definition', 'table', 'row']);
const NEVER_SET_OUT: ReadonlySet<Kind> = new Set(['act', 'longTitle', 'enactingWords', 'quotation', 'block']);

/** The reason for not quoting words with unpaired quotation marks. */
export const UNPAIRED = 'A quotation mark has no matching mark. Add the missing “ or ”';

/** The reason why a provision can't be set out in an amending clause; null if it can. */
export function whyNotSetOut(provision: Provision): string | null {
  const { kind, num, heading } = provision;
  if (kind === 'row' && isHeadRow(provision)) return 'The heading of a table can’t be set out by itself';
  if (kind === 'table' && provision.children.length === 0) return 'A table without an entry can’t be set out';
  if (NEVER_SET_OUT.has(kind)) return 'Words without a number or a heading can’t be put in as a provision';
  if (kind === 'crossheading' && !heading.trim()) return 'A group without a heading can’t be set out';
  if (kind === 'definition' && termOf(provision) === null)
    return 'A definition without a term can’t be set out';
  if (!isPaired(printedLinesOf(provision).join(' '))) return UNPAIRED;
  const label = UNNUMBERED.has(kind) ? '' : labelOf(num);
  if (label === null || (label === '' && !UNNUMBERED.has(kind) && kind !== 'schedule'))
    return `“${num}” can’t be read as a number`;
  return null;
}
