import { ok } from '../../../core/base/result.ts';
import type { PlacedExcerpt } from '../../../core/coding/calls.ts';
import { countThemes, NO_STANCES } from '../../../core/coding/counts.ts';
import { withState } from '../../../core/coding/excerpt-places.ts';
import { membersByExample } from '../../store/campaigns.ts';
import { withheldBecause } from '../../store/coded-texts.ts';
import { excerptsOf, readingsOf } from '../../store/coding.ts';
import { listRecords } from '../../store/records.ts';
import type { Handler } from '../context/context.ts';
import { placedExcerptsWithKeys } from './placed-excerpts.ts';
import { redactionsOf } from './redactions.ts';
import { textFor } from './texts.ts';

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name.localeCompare(b.name, 'en-GB');

/** Counts the excerpts without a theme and those without a place, and lists the coders. */
function countFrame(excerpts: readonly PlacedExcerpt[], coders: () => readonly string[]) {
  return {
    untagged: excerpts.filter(({ themes: themeIds }) => themeIds.length === 0).length,
    detached: excerpts.filter(({ state }) => state === 'detached').length,
    coders: coders(),
  };
}

/** Caches the counts of each list of excerpts. The list is a new array as soon as an excerpt changes. */
const countsByExcerpts = new WeakMap<readonly PlacedExcerpt[], ReturnType<typeof countFrame>>();

/** Answers `coding.frame`: the coding frame, which is the tree of themes, with the counts of each theme. */
export const getFrame: Handler<'coding.frame'> = (context) =>
  context.read(async (trx) => {
    const { excerpts, coders } = await placedExcerptsWithKeys(context, trx);
    const counts = countsByExcerpts.get(excerpts) ?? countFrame(excerpts, coders);
    countsByExcerpts.set(excerpts, counts);
    const cells = new Map(
      countThemes(excerpts, () => [''], await membersByExample(trx)).map((cell) => [cell.theme, cell]),
    );
    const themes = (await listRecords(trx, 'theme')).map((theme) => {
      const {
        excerpts: excerptCount,
        texts,
        withCampaigns,
        stances,
      } = cells.get(theme.id) ?? { excerpts: 0, texts: 0, withCampaigns: 0, stances: NO_STANCES };
      return { ...theme, excerpts: excerptCount, texts, withCampaigns, stances };
    });
    return ok({
      themes: themes.sort(byName),
      excerpts: excerpts.length,
      ...counts,
    });
  });

/** Answers `coding.text`: a text with its excerpts, redactions and readings. */
export const getText: Handler<'coding.text'> = (context, { of }) =>
  context.read(async (trx) => {
    const codedText = await textFor(context, trx, of);
    if (!codedText.ok) return codedText;
    const { name, text, ...publicationFields } = codedText.value;
    return ok({
      of,
      name,
      text,
      withheld: withheldBecause(publicationFields),
      excerpts: (await excerptsOf(trx, of)).map((excerpt) => withState(excerpt, text)),
      redactions: (await redactionsOf(trx, of)).map((redaction) => withState(redaction, text)),
      readings: await readingsOf(trx, of),
    });
  });
