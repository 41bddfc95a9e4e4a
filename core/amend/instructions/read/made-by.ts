import type { Kind } from '../../../act/tree.ts';
import type { UnitName } from '../syntax.ts';

/** The unit name of a kind of provision. */
export const UNIT_OF_KIND: Partial<Record<Kind, UnitName>> = {
  section: 'section',
  subsection: 'subsection',
  paragraph: 'paragraph',
  subparagraph: 'sub-paragraph',
  scheduleParagraph: 'paragraph',
  scheduleSubparagraph: 'sub-paragraph',
};

/** The instruction that a note says inserted a provision. `cite` is null where the note names none: "so inserted". */
export interface MadeBy {
  readonly cite: readonly [unit: string, label: string] | null;
  /** Whether that instruction is outside this text. */
  readonly isElsewhere: boolean;
}

const MADE_BY =
  /^(?:(?:as|which (?:is|was)|that (?:is|was)|to be) )?(?:so |thus )?(?:inserted|added|substituted|re-?numbered|re-?lettered)\b(?: by (?:virtue of )?(.+))?$/i;
const OWN_CITE =
  /^(sub-?section|sub-paragraph|paragraph|section|clause|article|regulation|rule) ([\w()]+)(?: (?:above|of this (?:Act|Bill|Order|Schedule|section|clause|Part)))?$/i;

/** Reads which instruction a note says inserted the provision before it; null for any other note. */
export function madeBy(note: string): MadeBy | null {
  for (const part of note.split('; ')) {
    const match = MADE_BY.exec(part.trim());
    if (!match) continue;
    const own = match[1] === undefined ? null : OWN_CITE.exec(match[1]);
    const [, unit = '', label = ''] = own ?? [];
    return { cite: own ? [unit.toLowerCase(), label] : null, isElsewhere: match[1] !== undefined && !own };
  }
  return null;
}
