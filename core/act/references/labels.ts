import { MONTHS } from '../../base/months.ts';
import type { Token } from './tokens.ts';
import { type Unit, unitFacts } from './units.ts';

/** One label of a reference in full: `(1A)` in "section 1(1) or (1A)" has the parts `1` and `(1A)`. */
export interface Label {
  readonly parts: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** An item of a list: one label, or the two ends of a range. `last` is null for one label. */
export interface LabelRange {
  readonly first: Label;
  readonly last: Label | null;
}

/** The level of a part of a label: 0 for a bare number, 1 for (1), 2 for (a), 3 for (i), 4 for (A). */
type Depth = 0 | 1 | 2 | 3 | 4;

const SMALL_ROMAN = /^\([a-z]?[ivx]+[a-z]?\)$/;
const ROMAN_NUMBER = /^[IVXL]{1,6}$/;
/** A number before one of these words is a quantity or a date (“3 days”, “1 April”), not a label. */
const COUNTED_NOUNS = new RegExp(
  `^(?:days?|weeks?|months?|years?|hours?|persons?|occasions?|per|percent|times?|members?|pounds?|${MONTHS.join('|')})$`,
);

const YEAR = /^\d{4}$/;

/** Whether a number is the year of a title: "Regulations 2019". */
const isYearOfTitle = (unit: Unit, text: string): boolean =>
  YEAR.test(text) && (unit === 'regulation' || unit === 'rule');

const isRoman = (unit: Unit, text: string): boolean =>
  (unit === 'Part' || unit === 'Chapter' || unit === 'Schedule') && ROMAN_NUMBER.test(text);

const isBare = (part: string): boolean => !part.startsWith('(');

/** The depth of a part, by its form and the parts above it. "(i)" is a roman number under (a), otherwise a letter. */
function depthOf(part: string, under: readonly Depth[], unit: Unit): Depth {
  if (isBare(part)) return 0;
  if (/\d/.test(part) && !/^\([a-z]/.test(part)) return 1;
  if (/^\([A-Z]/.test(part)) return 4;
  const deeper = under.includes(2) || (under.length === 0 && unit === 'sub-paragraph');
  return deeper && SMALL_ROMAN.test(part) ? 3 : 2;
}

function depthsOf(parts: readonly string[], unit: Unit): readonly Depth[] {
  const depths: Depth[] = [];
  for (const part of parts) depths.push(depthOf(part, depths, unit));
  return depths;
}

/** Completes a shortened label with the parts that it shares with the label before it. Null if it can't follow that label. */
export function labelWithSharedParts(
  before: readonly string[],
  own: readonly string[],
  unit: Unit,
): readonly string[] | null {
  const [first] = own;
  const [start] = before;
  if (first === undefined || start === undefined) return null;
  if (isBare(first)) return isBare(start) ? own : null;
  const depths = depthsOf(before, unit);
  const depthsToTry: readonly Depth[] = SMALL_ROMAN.test(first) ? [3, 2] : [depthOf(first, [], 'section')];
  for (const depth of depthsToTry) {
    const at = depths.indexOf(depth);
    if (at >= 0) return [...before.slice(0, at), ...own];
  }
  return null;
}

/** Reads one label as written: `2A(1)(b)`, `(1)`. Null if no label of the unit is at this token. */
export function readLabel(
  tokens: readonly Token[],
  at: number,
  unit: Unit,
): { readonly label: Label; readonly next: number } | null {
  const first = tokens[at];
  if (!first) return null;
  const { numbered, bracketed } = unitFacts(unit);
  const after = tokens[at + 1];
  const counts = after?.kind === 'word' && !after.isJoined && COUNTED_NOUNS.test(after.text);
  const number =
    first.kind === 'label' ? !counts && !isYearOfTitle(unit, first.text) : isRoman(unit, first.text);
  if (!(numbered && number) && !(bracketed && first.kind === 'bracketed')) return null;
  const parts = [first.text];
  let next = at + 1;
  for (let token = tokens[next]; token?.kind === 'bracketed' && token.isJoined; token = tokens[next]) {
    parts.push(token.text);
    next++;
  }
  return { label: { parts, from: first.from, to: tokens[next - 1]?.to ?? first.to }, next };
}

/** Reads the next label of a list. It may begin with a bracket even if the unit has bare numbers: "section 1(1) or (1A)". */
export function readNextLabel(
  tokens: readonly Token[],
  at: number,
  unit: Unit,
  before: Label,
): { readonly label: Label; readonly next: number } | null {
  const bare = readLabel(tokens, at, unit);
  const read = bare ?? readLabel(tokens, at, 'subsection');
  if (!read) return null;
  const year = YEAR.test(read.label.parts[0] ?? '') && !YEAR.test(before.parts[0] ?? '');
  const parts = year ? null : labelWithSharedParts(before.parts, read.label.parts, unit);
  return parts && { ...read, label: { ...read.label, parts } };
}
