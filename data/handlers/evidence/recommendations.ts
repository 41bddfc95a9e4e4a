import { ok, refuse } from '../../../core/base/result.ts';
import { recommendationName } from '../../../core/evidence/describe.ts';
import type { Recommendation } from '../../../core/evidence/evidence.ts';
import { insertEvidence, nextPieceId, readEvidence } from '../../store/evidence.ts';
import type { Handler } from '../context/context.ts';

// The handler that adds a recommendation. `gist` is a summary, and `gistFrom` says whose; `found` is the document.

/** The confidence of a recommendation: A for its number and full text, X for neither text nor summary, otherwise C. */
function confidenceOf({
  no,
  text,
  gist,
}: Pick<Recommendation, 'no' | 'text' | 'gist'>): Recommendation['confidence'] {
  if (text !== null && no !== null) return 'A';
  return text === null && gist === null ? 'X' : 'C';
}

export const addRecommendation: Handler<'recommendation.add'> = (context, request) =>
  context.write(async (trx, writeEntry) => {
    if (request.gist !== null && request.gistFrom === null)
      return refuse('invalid', 'Say whose summary this is. Nothing was saved.', 'gistFrom');
    const { recommendations } = await readEvidence(trx);
    const duplicate = recommendations.find(
      ({ no, found }) => no !== null && no === request.no && found === request.found,
    );
    if (duplicate)
      return refuse(
        'clash',
        `${recommendationName(duplicate)} of ${duplicate.found} is recorded already. Nothing was saved.`,
        duplicate.id,
      );
    const id = await nextPieceId(trx, 'recommendation', 'R');
    const recommendation: Recommendation = { id, ...request, confidence: confidenceOf(request) };
    const marks = await insertEvidence(trx, [{ kind: 'recommendation', value: recommendation }]);
    await writeEntry('evidence.add', `recommendation:${id}`, { marks });
    return ok(recommendation);
  });
