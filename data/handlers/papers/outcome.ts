import type { Knex } from 'knex';
import type { Provision } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { publishedThemeCounts } from '../../../core/coding/published-theme.ts';
import { outwardAmendments } from '../../../core/coding/scrub.ts';
import { SUGGESTING_METHOD } from '../../../core/coding/suggest/nearest.ts';
import { isOnPublication } from '../../../core/consultation/permission-column.ts';
import { publishableTally } from '../../../core/consultation/published-tally.ts';
import { LEAST_SHOWN } from '../../../core/consultation/small-numbers.ts';
import { decisionWords } from '../../../core/coverage/coverage-words.ts';
import { type RecordKind, type RecordValues, recordKey } from '../../../core/events/records.ts';
import { replay } from '../../../core/events/replay.ts';
import { type Ref, splitRef } from '../../../core/evidence/link.ts';
import { NO_CONSULTATION } from '../../../core/pack/consultation.ts';
import { plainEnd } from '../../../core/pack/pack-links.ts';
import { askedInOrder, proposalPart, proposalsInOrder } from '../../../core/pack/paper/facts.ts';
import { proposedIn } from '../../../core/pack/proposed.ts';
import type { Asking, ConsultationRecord, PackArrangement } from '../../../core/pack/records.ts';
import {
  type Outcome,
  type OutcomeQuestion,
  publishableCounts,
  type SuggestedCoding,
} from '../../../core/pack/response/outcome.ts';
import { changedSince } from '../../../core/pack/response/since.ts';
import { choosePack } from '../../papers/pack/choose.ts';
import { countAnswers, countRespondents, publishedOrganisations } from '../../store/outcome.ts';
import { findRecord, listRecords } from '../../store/records.ts';
import { readTallies } from '../../store/tallies.ts';
import { countsBy } from '../coding/counts.ts';
import type { Context } from '../context/context.ts';
import type { Outward } from '../context/outward.ts';
import { baseOf, entriesTo } from '../history/compare.ts';
import { arrangementOf, askingOf } from './paper-records.ts';

/** What people were asked: the paper and its draft, as they were consulted on, or as they are where nobody has said when. */
interface Consulted {
  readonly root: Provision;
  readonly amendments: readonly Amendment[];
  readonly arrangement: PackArrangement;
  readonly asks: Asking['asks'];
  /** When that was; null where nobody has said it. */
  readonly version: ConsultationRecord['consulted'];
  readonly isRebased: boolean;
}

async function consultedOn(
  context: Context,
  trx: Knex.Transaction,
  { amendments, copies }: Outward,
  { consulted }: ConsultationRecord,
): Promise<Consulted> {
  const now = {
    root: context.instrument.root,
    amendments,
    arrangement: await arrangementOf(trx, 'consultation'),
    asks: (await askingOf(trx)).asks,
    version: consulted,
    isRebased: false,
  };
  if (!consulted) return now;
  const state = replay(await entriesTo(trx, consulted.seq));
  const record = <K extends RecordKind>(kind: K, id: string) =>
    state.records.get(recordKey(kind, id))?.value as RecordValues[K] | undefined;
  const arrangement = record('pack', 'consultation') ?? { ...now.arrangement, order: [], leftOut: [] };
  // A paper that was recorded before it had its questions, or that others printed, has those of now.
  const { asks } = record('asking', 'asking') ?? now;
  const { root } = await baseOf(context, trx, state);
  const before = outwardAmendments([...state.amendments.values()], copies);
  const isRebased = state.instrumentHash !== context.instrumentHash;
  return { ...now, root, amendments: before, arrangement, asks, isRebased };
}

/** The number of each question in the consultation paper. */
function numbersIn({ root, amendments, arrangement, asks }: Consulted): ReadonlyMap<string, number> {
  const { proposes = 'agreed', leftOut } = arrangement;
  const selection = choosePack(root, amendments, { ...proposedIn(amendments, proposes), isProposed: true });
  const left = new Set(leftOut);
  const proposals = proposalsInOrder(selection.ok ? selection.value.chosen : [], arrangement)
    .map(({ id }) => id)
    .filter((id) => !left.has(proposalPart(id)));
  return new Map(askedInOrder(asks, proposals).map(({ question }, at) => [question, at + 1]));
}

/** The questions of the paper first, in their order, and then any other that was answered. */
async function questionsOf(
  context: Context,
  trx: Knex.Transaction,
  numbers: ReadonlyMap<string, number>,
  scrub: (text: string) => string,
  least: number,
): Promise<readonly OutcomeQuestion[]> {
  const all = await listRecords(trx, 'question');
  const answers = await countAnswers(trx);
  const rank = (id: string): number => numbers.get(id) ?? all.length + 1;
  const shown = all
    .filter(
      (question) =>
        numbers.has(question.id) || (!isOnPublication(question) && (answers.get(question.id) ?? 0) > 0),
    )
    .sort((a, b) => rank(a.id) - rank(b.id) || (a.id < b.id ? -1 : 1));
  const tallies = new Map(
    (await readTallies(trx)).map((tally) => [tally.question, publishableTally(tally, scrub, least)]),
  );
  const { cells } = await countsBy(context, trx, 'question');
  const names = new Map((await listRecords(trx, 'theme')).map(({ id, name }) => [id, scrub(name)]));
  return shown.map(({ id, code, text, kind }) => ({
    id,
    number: numbers.get(id) ?? null,
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
    if (kind === 'theme') return `theme ${themes.get(id) ?? ''}`;
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
  return decisions.map((decision) => ({
    about: scrub(nameOf(decision.about)),
    words: decisionWords(decision),
  }));
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
