import { ok, refuse } from '../../../core/base/result.ts';
import { recommendationName } from '../../../core/evidence/describe.ts';
import type { Recommendation } from '../../../core/evidence/evidence.ts';
import { insertEvidence, nextPieceId, readEvidence } from '../../store/evidence.ts';
import type { Handler } from '../context/context.ts';

/** What was seen of a recommendation says how sure a reader can be of it. */
function confidenceOf({
  no,
  text,
  gist,
}: Pick<Recommendation, 'no' | 'text' | 'gist'>): Recommendation['confidence'] {
  if (text !== null && no !== null) return 'A';
  return text === null && gist === null ? 'X' : 'C';
}

export const addRecommendation: Handler<'recommendation.add'> = (context, given) =>
  context.write(async (trx, writeEntry) => {
    if (given.gist !== null && given.gistFrom === null)
      return refuse('invalid', 'Say whose summary this is. Nothing was saved.', 'gistFrom');
    const { recommendations } = await readEvidence(trx);
    const same = recommendations.find(
      ({ no, found }) => no !== null && no === given.no && found === given.found,
    );
    if (same)
      return refuse(
        'clash',
        `${recommendationName(same)} of ${same.found} is recorded already. Nothing was saved.`,
        same.id,
      );
    const id = await nextPieceId(trx, 'recommendation', 'R');
    const recommendation: Recommendation = { id, ...given, confidence: confidenceOf(given) };
    const marks = await insertEvidence(trx, [{ kind: 'recommendation', value: recommendation }]);
    await writeEntry('evidence.add', `recommendation:${id}`, { marks });
    return ok(recommendation);
  });
