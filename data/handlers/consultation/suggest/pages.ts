import type { Knex } from 'knex';
import type { CallOutput } from '../../../../core/api.ts';
import { ok } from '../../../../core/base/result.ts';
import { wordsIn } from '../../../../core/base/words-in.ts';
import { termsOf } from '../../../../core/coding/suggest/terms.ts';
import { respondentOf } from '../../../store/responses.ts';
import { answersWithRespondents } from '../../../store/responses-read.ts';
import { listPlacedExcerpts } from '../../coding/placed-excerpts.ts';
import type { Handler } from '../../context/context.ts';
import { requireSuggesting } from './state.ts';
import { suggestSession } from './suggest-session.ts';

// Handlers that list suggestions page by page, without those that a user has accepted or dismissed since the search.

type Answer = CallOutput<'suggest.uncovered'>['answers'][number];

/** The answers with these ids, with the type and organisation of their respondents. */
async function answersOf(
  trx: Knex.Transaction,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Answer>> {
  const rows = await answersWithRespondents(trx, [...new Set(ids)]);
  return new Map(
    rows.map(({ answer: { id, question, text }, respondent }) => {
      const { type, organisation } = respondentOf(respondent);
      return [id, { id, question, text, type, organisation }];
    }),
  );
}

/** Finds the words of a passage that match terms, to highlight them. */
function marksOf(text: string, { from, to }: { from: number; to: number }, terms: readonly string[]) {
  const termSet = new Set(terms);
  return wordsIn(text.slice(from, to))
    .filter(({ word }) => termsOf(word).some((term) => termSet.has(term)))
    .map((word) => ({ from: from + word.from, to: from + word.to }));
}

/** Answers `suggest.themes`: the open suggestions of one theme, or of all themes. */
export const listThemes: Handler<'suggest.themes'> = (context, { theme, at: offset, limit }) =>
  context.read(async (trx) => {
    const suggesting = await requireSuggesting(trx);
    if (!suggesting.ok) return suggesting;
    const decidedKeys = new Set(suggesting.value.dismissed.map((one) => `${one.of} ${one.theme}`));
    for (const { of, themes } of await listPlacedExcerpts(context, trx))
      for (const one of themes) decidedKeys.add(`${of} ${one}`);
    const openSuggestions = suggestSession(context).themes.filter(
      (one) =>
        (theme === undefined || one.theme === theme) && !decidedKeys.has(`answer:${one.id} ${one.theme}`),
    );
    const page = openSuggestions.slice(offset, offset + limit);
    const answers = await answersOf(
      trx,
      page.map(({ id }) => id),
    );
    const suggestions = page.flatMap((suggestion): CallOutput<'suggest.themes'>['suggestions'] => {
      const answer = answers.get(suggestion.id);
      if (!answer) return [];
      const { theme: suggestedTheme, score, words, at: span } = suggestion;
      return [
        {
          ...answer,
          theme: suggestedTheme,
          score,
          words,
          passage: span,
          marks: marksOf(answer.text, span, words),
        },
      ];
    });
    return ok({ suggestions, total: openSuggestions.length });
  });

/** Answers `suggest.uncovered`: answers that no theme covers and nobody has coded. */
export const listUncovered: Handler<'suggest.uncovered'> = (context, { at, limit }) =>
  context.read(async (trx) => {
    const suggesting = await requireSuggesting(trx);
    if (!suggesting.ok) return suggesting;
    const coded = new Set((await listPlacedExcerpts(context, trx)).map(({ of }) => of));
    const openSuggestions = suggestSession(context).uncovered.filter((id) => !coded.has(`answer:${id}`));
    const page = openSuggestions.slice(at, at + limit);
    const answers = await answersOf(trx, page);
    return ok({ answers: page.flatMap((id) => answers.get(id) ?? []), total: openSuggestions.length });
  });
