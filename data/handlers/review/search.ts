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

/** What was made ready for a review, and of which state of it: nothing changes without an entry in the ledger. */
const indexes = new WeakMap<Context, { readonly head: string; readonly index: SearchIndex }>();

async function indexOf(context: Context, trx: Knex.Transaction): Promise<SearchIndex> {
  const { hash: head } = await ledgerHead(trx);
  const cached = indexes.get(context);
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
  indexes.set(context, { head, index });
  return index;
}

const USUAL = new Set(SEARCH_KINDS.filter((kind) => kind !== 'deleted'));

/** As many as `consultation.responses` answers with at once. */
const MOST_ANSWERS = 200;

export const runSearch: Handler<'search.run'> = async (context, { words, kinds, limit }) => {
  const askedKinds = kinds === undefined ? USUAL : new Set(kinds);
  const matches = await context.read(async (trx) =>
    ok(findInIndex(await indexOf(context, trx), words, { kinds: askedKinds, limit })),
  );
  if (!matches.ok || words.trim() === '') return matches;
  const { hits, counts } = matches.value;
  const room = Math.min(MOST_ANSWERS, Math.max(1, limit - hits.length));
  const answers = await listResponses(context, { search: words, after: 0, limit: room });
  if (!answers.ok) return answers;
  const { total } = answers.value;
  const own = answers.value.answers.map(
    ({ id, question, text, matches }): Hit => ({
      kind: 'answer',
      id: String(id),
      name: `Answer ${id} to ${question}`,
      leads: `answer:${id}`,
      text,
      matches,
    }),
  );
  const withAnswers = askedKinds.has('answer') ? [...hits, ...own].slice(0, limit) : hits;
  return ok({ hits: withAnswers, counts: total > 0 ? { ...counts, answer: total } : counts });
};
