import type { Instrument } from '../act/instrument.ts';
import { type Consequence, citingWords, consequenceWords } from '../amend/checks/in-other-acts.ts';
import type { TextEdit } from '../amend/edits/edit.ts';
import type { Drafted } from '../amend/redline/redline.ts';
import { firstRank } from '../amend/text/rank.ts';

/** Another Act that is held, and what of it must change with a draft. */
export interface Consequential {
  readonly instrument: Pick<Instrument, 'root' | 'title'>;
  readonly selection: readonly Drafted[];
}

/** The name under which an amendment of another Act is drafted here; it is no amendment of the review. */
const AM = 'A-000';

/**
 * The edits of another Act that follow for sure from a draft: references whose label is another now. What a person must
 * look at has none.
 */
export function consequentialOf(
  instrument: Pick<Instrument, 'root' | 'title'>,
  consequences: readonly Consequence[],
): Consequential {
  const rank = firstRank(AM);
  const edits = consequences.flatMap(({ by: { pid, field }, fix }): TextEdit[] =>
    fix === null ? [] : [{ type: 'text', pid, field, ...fix, rank }],
  );
  return { instrument, selection: edits.length === 0 ? [] : [{ id: AM, edits }] };
}

/** What a person must look at in other Acts, each with the words that cite; what the Bill amends itself is not told. */
export const toLookAt = (
  consequences: readonly Consequence[],
  amended: ReadonlySet<string>,
): readonly string[] =>
  consequences
    .filter(({ by, fix }) => fix === null || !amended.has(by.title))
    .map((consequence) => `${consequenceWords(consequence)}: “${citingWords(consequence.by)}”`);
