import type { Knex } from 'knex';
import { canonicalJson } from '../../../../core/base/canonical-json.ts';
import { count } from '../../../../core/base/english.ts';
import { percentWords } from '../../../../core/base/percent.ts';
import { ok, type Result } from '../../../../core/base/result.ts';
import { MIN_CODED_TEXTS, type Quality } from '../../../../core/coding/suggest/quality.ts';
import { type CodedText, MIN_TEXTS_WITH_THEME } from '../../../../core/coding/suggest/theme-words.ts';
import type { Ref } from '../../../../core/evidence/link.ts';
import { packTexts } from '../../../analysis/texts.ts';
import type { FileTask } from '../../../consultation/file-task.ts';
import { answerId } from '../../../store/campaigns.ts';
import { listRecords } from '../../../store/records.ts';
import { listPlacedExcerpts } from '../../coding/placed-excerpts.ts';
import { textsFor } from '../../coding/texts.ts';
import { analyser, type Context, type Handler } from '../../context/context.ts';
import { openQuestions, readPackedAnswers } from '../find-campaigns.ts';
import { requireSuggesting, saveSuggesting } from './state.ts';
import { suggestSession, type ThemeSuggestion } from './suggest-session.ts';

/**
 * Reads the coded texts to learn from, and the ids of answers that need no suggestion. These were coded or read, or
 * belong to a campaign and are not its example.
 */
async function readTrainingData(context: Context, trx: Knex.Transaction) {
  const excerpts = (await listPlacedExcerpts(context, trx)).filter(({ state }) => state === 'placed');
  const passagesByText = new Map<Ref, CodedText['passages'][number][]>();
  for (const { of, anchor, themes } of excerpts)
    passagesByText.set(of, [...(passagesByText.get(of) ?? []), { from: anchor.from, to: anchor.to, themes }]);
  for (const { of } of await listRecords(trx, 'reading'))
    if (!passagesByText.has(of)) passagesByText.set(of, []);
  const coded: CodedText[] = [];
  for (const { of, text } of (await textsFor(context, trx, passagesByText.keys())).values())
    if (of.startsWith('answer:')) coded.push({ of, text, passages: passagesByText.get(of) ?? [] });
  const handledIds = new Set(coded.map(({ of }) => answerId(of as Ref)));
  for (const { example, members } of await listRecords(trx, 'campaign'))
    for (const member of members) if (member !== example) handledIds.add(answerId(member));
  return { coded, handledIds, questions: (await openQuestions(trx)).map(({ id }) => id) };
}

/** Packs the answers that need suggestions for a thread, and returns their ids in the same order. */
async function packCandidates(
  context: Context,
  questions: readonly string[],
  handledIds: ReadonlySet<number>,
  task: FileTask,
): Promise<Result<{ readonly ids: readonly number[]; readonly chunks: readonly Uint8Array<ArrayBuffer>[] }>> {
  const [ids, chunks]: [number[], Uint8Array<ArrayBuffer>[]] = [[], []];
  for (const question of questions) {
    const packed = await readPackedAnswers(context, question, task, (texts) => {
      const candidates = texts.filter(({ id }) => !handledIds.has(id));
      for (const { id } of candidates) ids.push(id);
      return packTexts(candidates.map(({ text }) => text));
    });
    if (!packed.ok) return packed;
    chunks.push(...packed.value.chunks);
  }
  return ok({ ids, chunks });
}

const TOO_FEW_CODED = `Nothing can be suggested yet. Code or read at least ${MIN_CODED_TEXTS} answers, with a theme in at least ${MIN_TEXTS_WITH_THEME} of them.`;

const describeQuality = ({ precision, recall, texts }: Quality): string =>
  `measured suggestions on ${count(texts, 'text')}: ${percentWords(precision, 1)} right, ${percentWords(recall, 1)} found`;

/** Answers `suggest.find`: learns from the coded answers and suggests themes for the others. Refused if suggestions are off. */
export const findSuggestions: Handler<'suggest.find'> = (context) => {
  const session = suggestSession(context);
  return session.exclusiveTask.run(async (task) => {
    const inputs = await context.read(async (trx) => {
      const suggesting = await requireSuggesting(trx);
      return suggesting.ok ? ok(await readTrainingData(context, trx)) : suggesting;
    });
    if (!inputs.ok) return inputs;
    const { coded, handledIds, questions } = inputs.value;
    const candidates = await packCandidates(context, questions, handledIds, task);
    if (!candidates.ok) return candidates;
    const { ids, chunks } = candidates.value;
    const analysis = await analyser(context.deps)('suggest', { coded, texts: { chunks } }, task);
    if (!analysis.ok) return analysis;
    const { quality, themes, uncovered } = analysis.value;
    session.themes = themes.map(({ place, ...one }): ThemeSuggestion => ({ ...one, id: ids[place] ?? 0 }));
    session.uncovered = uncovered.map(({ place }) => ids[place] ?? 0);
    return context.write(async (trx, writeEntry) => {
      const suggesting = await requireSuggesting(trx);
      if (!suggesting.ok) return suggesting;
      if (canonicalJson(suggesting.value.quality) !== canonicalJson(quality)) {
        const description = quality ? describeQuality(quality) : 'found too little coded to suggest from';
        await saveSuggesting(context, trx, writeEntry, description, { quality });
      }
      return ok({
        quality,
        why: quality ? '' : TOO_FEW_CODED,
        suggestions: themes.length,
        uncovered: uncovered.length,
        answers: ids.length,
      });
    });
  });
};
