import type { Provision } from '../../act/tree.ts';
import { publishedThemeCounts } from '../../coding/published-theme.ts';
import { publishableTally } from '../../consultation/published-tally.ts';
import { decisionWords } from '../../coverage/coverage-words.ts';
import type { Cleared, Gate, StoredRecords } from '../../disclosure/gate.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { type Ref, splitRef } from '../../evidence/link.ts';
import type { Decision } from '../../evidence/records.ts';
import { NO_CONSULTATION } from '../consultation.ts';
import { plainEnd } from '../pack-links.ts';
import { askedQuestions } from './asked-questions.ts';
import { changedSince } from './changed-since.ts';
import { numbersIn } from './consulted.ts';
import { type Outcome, type OutcomeQuestion, publishableCounts } from './outcome.ts';
import type { OutcomeSource } from './outcome-source.ts';

/** The stored records of a review, besides the figures, that an outcome is made from. */
interface OutcomeBeside extends StoredRecords<'theme' | 'question' | 'decision'> {
  readonly evidence: Evidence;
}

/** Names as a reader may see them, by the stored name. */
const clearNames = (gate: Gate, names: readonly string[]): Cleared<readonly string[]> =>
  gate
    .clear({ name: names.map((name) => ({ key: '', name })) })
    .map(({ name }) => name.map((one) => one.name));

/** The decisions, with names that the public understands. */
function decisionsOf(
  { decision, theme, question, evidence }: OutcomeBeside,
  numbers: ReadonlyMap<string, number>,
): Outcome['decisions'] {
  const themeNames = new Map(theme.map(({ id, name }) => [id, name]));
  const questions = new Map(question.map((one) => [one.id, one]));
  const nameOf = (about: Ref): string => {
    const { kind, id } = splitRef(about);
    if (kind === 'theme') return `theme “${themeNames.get(id) ?? ''}”`;
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
  const placeOf = ({ about }: Decision): number => places.get(about) ?? places.size;
  return decision
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map((one) => ({ about: nameOf(one.about), words: decisionWords(one) }));
}

/** The questions with the figures of their answers. */
function questionsOf(
  { theme, question }: OutcomeBeside,
  { tallies, themes, answers }: OutcomeSource,
  numbers: ReadonlyMap<string, number>,
  minShown: number,
): readonly OutcomeQuestion[] {
  const byQuestion = new Map(tallies.map((tally) => [tally.question, publishableTally(tally, minShown)]));
  const names = new Map(theme.map(({ id, name }) => [id, name]));
  return askedQuestions(question, numbers, answers).map((asked) => ({
    ...asked,
    tally: byQuestion.get(asked.id) ?? null,
    themes: themes
      .filter((counted) => counted.question === asked.id)
      .map(({ theme: id, question: _, ...counts }) => ({
        name: names.get(id) ?? id,
        ...publishedThemeCounts(counts, minShown),
      }))
      .sort((a, b) => (b.excerpts ?? 0) - (a.excerpts ?? 0) || (a.name < b.name ? -1 : 1)),
  }));
}

/** The figures and names of an outcome as a reader may see them. */
function clearOutcome(gate: Gate, source: OutcomeSource): Cleared<OutcomeSource> {
  const { byType, organisations, tallies, amendments, consulted } = source;
  return gate
    .clear({ tally: tallies, amendment: amendments })
    .map(({ tally, amendment }) => ({ ...source, tallies: tally, amendments: amendment }))
    .with(gate.clear({ amendment: consulted.amendments }).map(({ amendment }) => ({ earlier: amendment })))
    .with(clearNames(gate, organisations).map((names) => ({ organisations: names })))
    .with(
      clearNames(
        gate,
        byType.map(({ name }) => name),
      ).map((names) => ({ byType: byType.map(({ count }, at) => ({ name: names[at] ?? '', count })) })),
    )
    .map(({ earlier, ...cleared }) => ({ ...cleared, consulted: { ...consulted, amendments: earlier } }));
}

/**
 * The outcome of the consultation, in numbers and without any respondent's words. @param root the present text of the
 * Act @param minShown the smallest number of people that is published
 */
export function outcomeOf(
  gate: Gate,
  source: OutcomeSource,
  besideSource: Cleared<OutcomeBeside>,
  { root, minShown }: { readonly root: Provision; readonly minShown: number },
): Cleared<Outcome> {
  return clearOutcome(gate, source)
    .map((outcome) => ({ outcome }))
    .with(besideSource.map((context) => ({ context })))
    .map(({ outcome, context }) => {
      const { respondents, unpublished, unasked, byType, organisations, suggested, consulted } = outcome;
      const numbers = numbersIn(consulted);
      const questions = questionsOf(context, outcome, numbers, minShown);
      const { version, isRebased } = consulted;
      const now = { root, amendments: outcome.amendments };
      return {
        respondents,
        answers: questions.reduce((sum, { answers }) => sum + answers, 0),
        unpublished,
        unasked,
        suggested,
        byType: publishableCounts(byType, minShown),
        leastShown: minShown,
        questions,
        organisations,
        decisions: decisionsOf(context, numbers),
        since: version && { ...version, isRebased, ...changedSince(consulted, now) },
      };
    });
}
