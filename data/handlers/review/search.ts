import type { Knex } from 'knex';
import { ok } from '../../../core/base/result.ts';
import { indexReview } from '../../../core/search/index-review.ts';
import { findInIndex, type Hit } from '../../../core/search/search.ts';
import { SEARCH_KINDS, type SearchIndex } from '../../../core/search/search-index.ts';
import { listAmendments } from '../../store/amendments.ts';
import { readEvidence } from '../../store/evidence.ts';
import { ledgerHead } from '../../store/ledger.ts';
import { listRecords } from '../../store/records.ts';
import { listResponses } from '../consultation/responses.ts';
import type { Context, Handler } from '../context/context.ts';

// Searches everything in a review: the Act, amendments, evidence, comments and responses.

/** Caches the search index of each open review until a new ledger entry, because every change writes one. */
const cachedIndexes = new WeakMap<Context, { readonly head: string; readonly index: SearchIndex }>();

async function indexOf(context: Context, trx: Knex.Transaction): Promise<SearchIndex> {
  const { hash: head } = await ledgerHead(trx);
  const cached = cachedIndexes.get(context);
  if (cached?.head === head) return cached.index;
  const index = indexReview({
    instrument: context.instrument,
    amendments: await listAmendments(trx),
    evidence: await readEvidence(trx),
    decisions: await listRecords(trx, 'decision'),
    excerpts: await listRecords(trx, 'excerpt'),
    themes: await listRecords(trx, 'theme'),
    threads: await listRecords(trx, 'thread'),
  });
  cachedIndexes.set(context, { head, index });
  return index;
}

/** The kinds that are searched if the user chose none. */
const DEFAULT_KINDS = new Set(SEARCH_KINDS.filter((kind) => kind !== 'deleted'));

/** The limit of `consultation.responses` for one page. */
const MAX_ANSWERS = 200;

export const runSearch: Handler<'search.run'> = async (context, { words, kinds, limit }) => {
  const requestedKinds = kinds === undefined ? DEFAULT_KINDS : new Set(kinds);
  const matches = await context.read(async (trx) =>
    ok(findInIndex(await indexOf(context, trx), words, { kinds: requestedKinds, limit })),
  );
  if (!matches.ok || words.trim() === '') return matches;
  const { hits, counts } = matches.value;
  const maxAnswerHits = Math.min(MAX_ANSWERS, Math.max(1, limit - hits.length));
  const answers = await listResponses(context, { search: words, after: 0, limit: maxAnswerHits });
  if (!answers.ok) return answers;
  const { total } = answers.value;
  const answerHits = answers.value.answers.map(
    ({ id, question, text, matches }): Hit => ({
      kind: 'answer',
      id: String(id),
      name: `Answer ${id} to ${question}`,
      leads: `answer:${id}`,
      text,
      matches,
    }),
  );
  const allHits = requestedKinds.has('answer') ? [...hits, ...answerHits].slice(0, limit) : hits;
  return ok({ hits: allHits, counts: total > 0 ? { ...counts, answer: total } : counts });
};
