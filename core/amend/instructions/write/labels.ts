import type { Kind } from '../../../act/tree.ts';
import { uncapital } from '../../../base/english.ts';
import type { UnitName } from '../syntax.ts';
import { isBracketed } from './label-of.ts';
import type { Running } from './running-index.ts';
import { evenly } from './tokens.ts';

/** What a kind is called in amending wording, in an Act and in a statutory instrument (drafting-conventions.md §1.1). */
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

/** The unit a provision is, by name; null for one that is never named by a number. */
export function unitOf(node: Running): UnitName | null {
  const { kind, unit } = node.provision;
  const names = UNITS[kind];
  if (!names) return null;
  if (kind === 'section' && unit) return unit;
  const section = ancestor(node, ({ provision }) => provision.kind === 'section');
  return names[section?.provision.unit ? 1 : 0];
}

function ancestor(node: Running, is: (node: Running) => boolean): Running | null {
  for (let at = node.parent; at; at = at.parent) if (is(at)) return at;
  return null;
}

/** What has its number in brackets, so that it can run on after another (R1.1). */
const BRACKETS: ReadonlySet<Kind> = new Set([
  'subsection',
  'paragraph',
  'subparagraph',
  'subsubparagraph',
  'scheduleSubparagraph',
]);

/** Whether a label has the shape that one of a kind has, so that it can be read again. */
export const fits = (label: string, kind: Kind): boolean => isBracketed(label) === BRACKETS.has(kind);

/** Words that a heading may begin with and that have a capital anywhere. */
const PROPER =
  /^(?:Acts?|April|August|British|Chapters?|Christmas|Commonwealth|Crown|Court|December|England|Europe|European|February|Friday|God|Great|Her|His|Houses?|January|July|June|Kings?|Lords?|Majesty|March|Ministers?|Monday|Northern|November|October|Orders in|Parliament|Parts?|Privy|Queen|Royal|Saturday|Schedules?|Scotland|Scottish|Secretary of State|Senedd|September|Sunday|Thursday|Treasury|Tuesday|United|Wales|Wednesday|Welsh|Westminster)\b/;

/** A heading as it is said in brackets after a number: `(offence of stalking)` (drafting-conventions.md §1.1 R1.4). */
export function describe(heading: string): string {
  const words = evenly(heading).replace(/\.$/, '');
  const [first = ''] = words.split(/[\s,]/);
  // A word so short, or of such letters, would be read as one more label.
  if (/^(?:.{1,2}|[ivxl]+)$/i.test(words)) return '';
  if (/^(?:The|An?)\b/.test(words)) return uncapital(words);
  const isName = PROPER.test(words) || /^.[^a-z]/.test(first) || /^\S+ \p{Lu}/u.test(words);
  return isName ? words : uncapital(words);
}
