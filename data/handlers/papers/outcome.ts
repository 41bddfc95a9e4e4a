import type { Knex } from 'knex';
import { publishedThemeCounts } from '../../../core/coding/published-theme.ts';
import { outwardAmendments } from '../../../core/coding/scrub.ts';
import { SUGGESTING_METHOD } from '../../../core/coding/suggest/nearest.ts';
import { isOnPublication } from '../../../core/consultation/permission-column.ts';
import { publishableTally } from '../../../core/consultation/published-tally.ts';
import { LEAST_SHOWN } from '../../../core/consultation/small-numbers.ts';
import { decisionWords } from '../../../core/coverage/coverage-words.ts';
import { replay } from '../../../core/events/replay.ts';
import { refWords } from '../../../core/evidence/describe.ts';
import { type Ref, splitRef } from '../../../core/evidence/link.ts';
import type { ConsultationRecord } from '../../../core/pack/records.ts';
import {
  type Outcome,
  type OutcomeQuestion,
  publishableCounts,
  type SuggestedCoding,
} from '../../../core/pack/response/outcome.ts';
import { changedSince, type Since } from '../../../core/pack/response/since.ts';
import { questionName } from '../../store/coded-texts.ts';
import { countAnswers, countRespondents, publishedOrganisations } from '../../store/outcome.ts';
import { findRecord, listRecords } from '../../store/records.ts';
import { readTallies } from '../../store/tallies.ts';
import { countsBy } from '../coding/counts.ts';
import type { Context } from '../context/context.ts';
import type { Outward } from '../context/outward.ts';
import { baseOf, entriesTo } from '../history/compare.ts';

type Asks = readonly { readonly question: { readonly id: string } }[];

/** The questions that were asked first, in their order, and then any other that was answered. */
async function questionsOf(
  context: Context,
  trx: Knex.Transaction,
  asks: Asks,
  scrub: (text: string) => string,
  least: number,
): Promise<readonly OutcomeQuestion[]> {
  const all = await listRecords(trx, 'question');
  const answers = await countAnswers(trx);
  const asked = asks.map(({ question }) => question.id);
  const rank = new Map(asked.map((id, at) => [id, at]));
  const shown = all
    .filter(
      (question) =>
        rank.has(question.id) || (!isOnPublication(question) && (answers.get(question.id) ?? 0) > 0),
    )
    .sort(
      (a, b) => (rank.get(a.id) ?? all.length) - (rank.get(b.id) ?? all.length) || (a.id < b.id ? -1 : 1),
    );
  const tallies = new Map(
    (await readTallies(trx)).map((tally) => [tally.question, publishableTally(tally, scrub, least)]),
  );
  const { cells } = await countsBy(context, trx, 'question');
  const names = new Map((await listRecords(trx, 'theme')).map(({ id, name }) => [id, scrub(name)]));
  return shown.map(({ id, code, text, kind }) => ({
    id,
    code: scrub(code),
    text: scrub(text),
    kind,
    answers: answers.get(id) ?? 0,
    tally: tallies.get(id) ?? null,
    themes: cells
      .filter(({ key }) => key === id)
      .map(({ theme, ...counts }) => ({
        name: names.get(theme) ?? theme,
        ...publishedThemeCounts(counts, least),
      }))
      .sort((a, b) => (b.excerpts ?? 0) - (a.excerpts ?? 0) || (a.name < b.name ? -1 : 1)),
  }));
}

async function decisionsOf(
  trx: Knex.Transaction,
  { decisions, copies: { scrub } }: Outward,
): Promise<Outcome['decisions']> {
  const themes = new Map((await listRecords(trx, 'theme')).map(({ id, name }) => [id, `theme ${name}`]));
  const questions = new Map(
    (await listRecords(trx, 'question')).map((question) => [
      question.id,
      `question ${questionName(question)}`,
    ]),
  );
  const nameOf = (about: Ref): string => {
    const { kind, id } = splitRef(about);
    return (
      (kind === 'theme' ? themes.get(id) : kind === 'question' ? questions.get(id) : null) ?? refWords(about)
    );
  };
  return decisions.map((decision) => ({
    about: scrub(nameOf(decision.about)),
    words: decisionWords(decision),
  }));
}

/** What became of the draft since people were consulted on it, by the ledger. */
async function sinceOf(
  context: Context,
  trx: Knex.Transaction,
  { seq, at }: { readonly seq: number; readonly at: string },
  { amendments, copies }: Outward,
): Promise<Since> {
  const state = replay(await entriesTo(trx, seq));
  const base = await baseOf(context, trx, state);
  const before = outwardAmendments([...state.amendments.values()], copies);
  return {
    seq,
    at,
    isRebased: state.instrumentHash !== context.instrumentHash,
    ...changedSince({ root: base.root, amendments: before }, { root: context.instrument.root, amendments }),
  };
}

/** What of the coding was suggested; null where nothing of it was, and suggestions are off. */
async function suggestedIn(trx: Knex.Transaction): Promise<SuggestedCoding | null> {
  const held = await findRecord(trx, 'suggesting', 'suggesting');
  const excerpts = await listRecords(trx, 'excerpt');
  const accepted = excerpts.filter(({ suggested }) => suggested).length;
  if (accepted === 0 && !held?.isOn) return null;
  const { method = SUGGESTING_METHOD, quality = null } = held ?? {};
  return { method, quality, accepted, passages: excerpts.length };
}

/** What came of the consultation: in numbers, and without words of a respondent’s. */
export async function readOutcome(
  context: Context,
  trx: Knex.Transaction,
  outward: Outward,
  asks: Asks,
  { consulted, leastShown: least = LEAST_SHOWN }: ConsultationRecord,
): Promise<Outcome> {
  const { scrub } = outward.copies;
  const { respondents, unpublished, unasked, byType } = await countRespondents(trx);
  const questions = await questionsOf(context, trx, asks, scrub, least);
  return {
    respondents,
    answers: questions.reduce((sum, { answers }) => sum + answers, 0),
    unpublished,
    unasked,
    suggested: await suggestedIn(trx),
    byType: publishableCounts(byType, scrub, least),
    leastShown: least,
    questions,
    organisations: (await publishedOrganisations(trx)).map(scrub),
    decisions: await decisionsOf(trx, outward),
    since: consulted ? await sinceOf(context, trx, consulted, outward) : null,
  };
}
