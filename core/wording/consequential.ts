import type { Instrument } from '../act/instrument.ts';
import { type Consequence, citingWords, consequenceWords } from '../amend/checks/in-other-acts.ts';
import type { TextEdit } from '../amend/edits/edit.ts';
import type { Drafted } from '../amend/redline/redline.ts';
import { firstRank } from '../amend/text/rank.ts';

/** Another stored Act, with the edits that must be made in consequence of a draft. */
export interface Consequential {
  readonly instrument: Pick<Instrument, 'root' | 'title'>;
  readonly selection: readonly Drafted[];
}

/** The id of edits to another Act. No amendment of a review has it. */
const AMENDMENT_ID = 'A-000';

/**
 * The certain consequences of a draft in another Act: references whose label has changed. Consequences that a person must check
 * have no edits.
 */
export function consequentialOf(
  instrument: Pick<Instrument, 'root' | 'title'>,
  consequences: readonly Consequence[],
): Consequential {
  const rank = firstRank(AMENDMENT_ID);
  const edits = consequences.flatMap(({ by: { pid, field }, fix }): TextEdit[] =>
    fix === null ? [] : [{ type: 'text', pid, field, ...fix, rank }],
  );
  return { instrument, selection: edits.length === 0 ? [] : [{ id: AMENDMENT_ID, edits }] };
}

/** The references in other Acts that a person must check, each with the citing words. Those that the Bill amends are left out. */
export const referencesToCheck = (
  consequences: readonly Consequence[],
  amended: ReadonlySet<string>,
): readonly string[] =>
  consequences
    .filter(({ by, fix }) => fix === null || !amended.has(by.title))
    .map((consequence) => `${consequenceWords(consequence)}: “${citingWords(consequence.by)}”`);
