import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { isStretch } from '../../../core/evidence/anchor.ts';
import type { Commitment, Pin, Response } from '../../../core/evidence/evidence.ts';
import { makePin } from '../../../core/evidence/pin.ts';
import type { Quoted } from '../../../core/evidence/source-calls.ts';
import { findEvidence, insertEvidence, nextPieceId } from '../../store/evidence.ts';
import type { Handler } from '../context/context.ts';

// Handlers that add evidence which quotes a source: responses to recommendations, and commitments. A pin ties quoted
// words to their place in the source.

/**
 * Pins quoted words to their place in a source. `underlined` says whether their author underlined any of them. Refused
 * `stale` if the words are no longer there.
 */
async function pinQuote(
  trx: Knex.Transaction,
  { source: id, from, to, quote }: Quoted,
): Promise<Result<{ readonly pin: Pin; readonly underlined: boolean }>> {
  const source = await findEvidence(trx, 'source', id);
  if (!source) return refuse('not-found', `There is no source ${id}. Nothing was saved.`, id);
  const { text, underlined = [] } = source;
  if (!isStretch(text, { from, to }) || text.slice(from, to) !== quote)
    return refuse('stale', `The quoted words are no longer in ${id}. Nothing was saved.`, id);
  return ok({
    pin: makePin(source, from, to),
    underlined: underlined.some((line) => line.from < to && from < line.to),
  });
}

export const addResponse: Handler<'response.add'> = (context, { pins: quotes, ...fields }) =>
  context.write(async (trx, writeEntry) => {
    for (const recommendation of fields.recommendations)
      if (!(await findEvidence(trx, 'recommendation', recommendation)))
        return refuse(
          'not-found',
          `There is no recommendation ${recommendation}. Nothing was saved.`,
          recommendation,
        );
    const pins: Pin[] = [];
    for (const quote of quotes) {
      const pin = await pinQuote(trx, quote);
      if (!pin.ok) return pin;
      pins.push(pin.value.pin);
    }
    const response: Response = { id: await nextPieceId(trx, 'response', 'RS'), ...fields, pins };
    const marks = await insertEvidence(trx, [{ kind: 'response', value: response }]);
    await writeEntry('evidence.add', `response:${response.id}`, { marks });
    return ok(response);
  });

export const addCommitment: Handler<'commitment.add'> = (context, { pin: quotes, ...fields }) =>
  context.write(async (trx, writeEntry) => {
    if (fields.response !== null && !(await findEvidence(trx, 'response', fields.response)))
      return refuse(
        'not-found',
        `There is no response ${fields.response}. Nothing was saved.`,
        fields.response,
      );
    const pin = await pinQuote(trx, quotes);
    if (!pin.ok) return pin;
    const id = await nextPieceId(trx, 'commitment', 'C', 2);
    const commitment: Commitment = { id, ...fields, ...pin.value };
    const marks = await insertEvidence(trx, [{ kind: 'commitment', value: commitment }]);
    await writeEntry('evidence.add', `commitment:${id}`, { marks });
    return ok(commitment);
  });
