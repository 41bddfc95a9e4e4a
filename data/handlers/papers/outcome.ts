import type { Knex } from 'knex';
import { publishedThemeCounts } from '../../../core/coding/published-theme.ts';
import { SUGGESTING_METHOD } from '../../../core/coding/suggest/nearest.ts';
import { publishableTally } from '../../../core/consultation/published-tally.ts';
import { LEAST_SHOWN } from '../../../core/consultation/small-numbers.ts';
import { decisionWords } from '../../../core/coverage/coverage-words.ts';
import { type Ref, splitRef } from '../../../core/evidence/link.ts';
import { NO_CONSULTATION } from '../../../core/pack/consultation.ts';
import { plainEnd } from '../../../core/pack/pack-links.ts';
import type { ConsultationRecord } from '../../../core/pack/records.ts';
import {
  type Outcome,
  type OutcomeQuestion,
  publishableCounts,
  type SuggestedCoding,
} from '../../../core/pack/response/outcome.ts';
import { changedSince } from '../../../core/pack/response/since.ts';
import { countRespondents, publishedOrganisations } from '../../store/outcome.ts';
import { findRecord, listRecords } from '../../store/records.ts';
import { readTallies } from '../../store/tallies.ts';
import { countsBy } from '../coding/counts.ts';
import type { Context } from '../context/context.ts';
import type { Outward } from '../context/outward.ts';
import { consultedOn, numbersIn } from '../questions/consulted.ts';
import { askedQuestions } from '../questions/published-questions.ts';

/** What was asked, and what was answered. */
async function questionsOf(
  context: Context,
  trx: Knex.Transaction,
  numbers: ReadonlyMap<string, number>,
  scrub: (text: string) => string,
  least: number,
): Promise<readonly OutcomeQuestion[]> {
  const asked = await askedQuestions(trx, numbers, scrub);
  const tallies = new Map(
    (await readTallies(trx)).map((tally) => [tally.question, publishableTally(tally, scrub, least)]),
  );
  const { cells } = await countsBy(context, trx, 'question');
  const names = new Map((await listRecords(trx, 'theme')).map(({ id, name }) => [id, scrub(name)]));
  return asked.map((question) => ({
    ...question,
    tally: tallies.get(question.id) ?? null,
    themes: cells
      .filter(({ key }) => key === question.id)
      .map(({ theme, ...counts }) => ({
        name: names.get(theme) ?? theme,
        ...publishedThemeCounts(counts, least),
      }))
      .sort((a, b) => (b.excerpts ?? 0) - (a.excerpts ?? 0) || (a.name < b.name ? -1 : 1)),
  }));
}

/** What was decided, by names that mean something to the public. */
async function decisionsOf(
  trx: Knex.Transaction,
  { decisions, evidence, copies: { scrub } }: Outward,
  numbers: ReadonlyMap<string, number>,
): Promise<Outcome['decisions']> {
  const themes = new Map((await listRecords(trx, 'theme')).map(({ id, name }) => [id, name]));
  const questions = new Map((await listRecords(trx, 'question')).map((question) => [question.id, question]));
  const nameOf = (about: Ref): string => {
    const { kind, id } = splitRef(about);
    if (kind === 'theme') return `theme “${themes.get(id) ?? ''}”`;
    if (kind === 'question') {
      const question = questions.get(id);
      const number = numbers.get(id);
      return number === undefined
        ? `the question “${question?.text || question?.code}”`
        : `question ${number}`;
    }
    const ends = { evidence, consultation: NO_CONSULTATION, citePid: () => null };
    return plainEnd(about, ends) || `a ${kind}`;
  };
  const places = new Map(evidence.recommendations.map(({ id }, at) => [`recommendation:${id}`, at]));
  const placeOf = ({ about }: Outward['decisions'][number]): number => places.get(about) ?? places.size;
  return decisions
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map((decision) => ({ about: scrub(nameOf(decision.about)), words: decisionWords(decision) }));
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
  consultation: ConsultationRecord,
): Promise<Outcome> {
  const { scrub } = outward.copies;
  const { leastShown = LEAST_SHOWN } = consultation;
  const { respondents, unpublished, unasked, byType } = await countRespondents(trx);
  const consulted = await consultedOn(context, trx, outward, consultation);
  const numbers = numbersIn(consulted);
  const questions = await questionsOf(context, trx, numbers, scrub, leastShown);
  const { version, isRebased } = consulted;
  const now = { root: context.instrument.root, amendments: outward.amendments };
  return {
    respondents,
    answers: questions.reduce((sum, { answers }) => sum + answers, 0),
    unpublished,
    unasked,
    suggested: await suggestedIn(trx),
    byType: publishableCounts(byType, scrub, leastShown),
    leastShown,
    questions,
    organisations: (await publishedOrganisations(trx)).map(scrub),
    decisions: await decisionsOf(trx, outward, numbers),
    since: version && { ...version, isRebased, ...changedSince(consulted, now) },
  };
}
