import type { Kind } from '../../../act/tree.ts';
import { uncapital } from '../../../base/english.ts';
import type { UnitName } from '../syntax.ts';
import { isBracketed } from './label-of.ts';
import type { RunningNode } from './running-index.ts';
import { singleSpaced } from './tokens.ts';

/** The name of a kind in amending wording, in an Act and in a statutory instrument (drafting-conventions.md §1.1). */
const UNITS: Partial<Record<Kind, readonly [inAct: UnitName, inInstrument: UnitName]>> = {
  part: ['Part', 'Part'],
  chapter: ['Chapter', 'Chapter'],
  schedule: ['Schedule', 'Schedule'],
  section: ['section', 'regulation'],
  subsection: ['subsection', 'paragraph'],
  paragraph: ['paragraph', 'sub-paragraph'],
  subparagraph: ['sub-paragraph', 'paragraph'],
  subsubparagraph: ['sub-sub-paragraph', 'sub-paragraph'],
  scheduleParagraph: ['paragraph', 'paragraph'],
  scheduleSubparagraph: ['sub-paragraph', 'sub-paragraph'],
};

/** The name of a provision's unit; null for a kind that is never named by a number. */
export function unitOf(node: RunningNode): UnitName | null {
  const { kind, unit } = node.provision;
  const names = UNITS[kind];
  if (!names) return null;
  if (kind === 'section' && unit) return unit;
  const section = ancestor(node, ({ provision }) => provision.kind === 'section');
  return names[section?.provision.unit ? 1 : 0];
}

function ancestor(node: RunningNode, is: (node: RunningNode) => boolean): RunningNode | null {
  for (let at = node.parent; at; at = at.parent) if (is(at)) return at;
  return null;
}

/** The kinds with a number in brackets, which can follow another number without a word: `2A(3)(a)` (R1.1). */
const BRACKETS: ReadonlySet<Kind> = new Set([
  'subsection',
  'paragraph',
  'subparagraph',
  'subsubparagraph',
  'scheduleSubparagraph',
]);

/** Whether a label has brackets exactly if its kind has them. Others could not be read again. */
export const fitsKind = (label: string, kind: Kind): boolean => isBracketed(label) === BRACKETS.has(kind);

/** Proper nouns that a heading may begin with. They keep their capital within a sentence. */
const PROPER =
  /^(?:Acts?|April|August|British|Chapters?|Christmas|Commonwealth|Crown|Court|December|England|Europe|European|February|Friday|God|Great|Her|His|Houses?|January|July|June|Kings?|Lords?|Majesty|March|Ministers?|Monday|Northern|November|October|Orders in|Parliament|Parts?|Privy|Queen|Royal|Saturday|Schedules?|Scotland|Scottish|Secretary of State|Senedd|September|Sunday|Thursday|Treasury|Tuesday|United|Wales|Wednesday|Welsh|Westminster)\b/;

/** The description in brackets after a number, made from the heading: `(offence of stalking)` (drafting-conventions.md §1.1 R1.4). */
export function describeHeading(heading: string): string {
  const words = singleSpaced(heading).replace(/\.$/, '');
  const [first = ''] = words.split(/[\s,]/);
  // One or two letters, or letters of a roman numeral, would be read as one more label.
  if (/^(?:.{1,2}|[ivxl]+)$/i.test(words)) return '';
  if (/^(?:The|An?)\b/.test(words)) return uncapital(words);
  const isName = PROPER.test(words) || /^.[^a-z]/.test(first) || /^\S+ \p{Lu}/u.test(words);
  return isName ? words : uncapital(words);
}
