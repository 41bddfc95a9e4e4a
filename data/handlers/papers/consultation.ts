import type { Knex } from 'knex';
import { countThemes, NO_STANCES } from '../../../core/coding/counts.ts';
import type { Publishable } from '../../../core/coding/publish.ts';
import { noteFrom, refWords } from '../../../core/evidence/describe.ts';
import type { Note } from '../../../core/evidence/evidence.ts';
import { type Link, type Ref, splitRef } from '../../../core/evidence/link.ts';
import {
  excerptWords,
  type PackConsultation,
  type PackExcerpt,
  type PackTheme,
  themeWords,
} from '../../../core/pack/consultation.ts';
import { noteWords } from '../../../core/pack/pack-links.ts';
import { questionName, withheldBecause } from '../../store/coded-texts.ts';
import { listRecords } from '../../store/records.ts';
import { countWithheldAnswers } from '../../store/withheld.ts';
import type { Published } from '../coding/publish.ts';
import { textsFor } from '../coding/texts.ts';
import type { Context } from '../context/context.ts';

/**
 * What of answers, excerpts and themes a pack may hold, with the names of what its links lead to.
 * @param notes as they may leave
 */
export async function packConsultation(
  context: Context,
  trx: Knex.Transaction,
  links: readonly Link[],
  published: Published,
  notes: readonly Note[],
): Promise<PackConsultation> {
  const { shown, withheld, redactions, copies } = published;
  const themes = await packThemes(trx, copies.scrub);
  const names = new Map(themes.map(({ id, name }) => [id, name]));
  // As a note is told of anywhere in a pack: whose it is, and whether it is quoted or a sample.
  const said = new Map(notes.map((note): [Ref, string] => [`note:${note.id}`, `note ${noteWords(note)}`]));
  const ends = new Set(links.map(({ to }) => to));
  const excerpts = shown
    .filter(
      ({ excerpt }) =>
        ends.has(`excerpt:${excerpt.id}`) || excerpt.themes.some((id) => ends.has(`theme:${id}`)),
    )
    .map((one) => packExcerpt(one, names, said.get(one.excerpt.of) ?? copies.scrub(one.text.name)));
  const named = new Map<Ref, string>();
  const plain = new Map<Ref, string>();
  for (const theme of themes) {
    named.set(`theme:${theme.id}`, themeWords(theme));
  }
  const by = new Map<Ref, string>();
  const texts = await textsFor(context, trx, [...ends, ...excerpts.map(({ of }) => of)]);
  for (const excerpt of excerpts) {
    by.set(`excerpt:${excerpt.id}`, texts.get(excerpt.of)?.by ?? excerpt.of);
    named.set(`excerpt:${excerpt.id}`, excerptWords(excerpt));
    plain.set(`excerpt:${excerpt.id}`, `a response that says “${excerpt.quote}”`);
  }
  const questions = new Map<string, string>();
  for (const question of await listRecords(trx, 'question')) {
    const asked = copies.scrub(question.text || questionName(question));
    questions.set(question.id, asked);
    named.set(`question:${question.id}`, `question ${copies.scrub(questionName(question))}`);
    plain.set(`question:${question.id}`, `the answers to the question “${asked}”`);
  }
  for (const { id } of await listRecords(trx, 'decision')) named.set(`decision:${id}`, `decision ${id}`);
  const unnamed = new Set<Ref>();
  for (const to of ends) if (splitRef(to).kind === 'excerpt' && !named.has(to)) unnamed.add(to);
  for (const note of notes) plain.set(`note:${note.id}`, noteFrom(note) || 'a respondent');
  for (const { of, name, ...text } of texts.values()) {
    const { kind } = splitRef(of);
    if (kind !== 'answer' && kind !== 'source') continue;
    if (kind === 'answer') by.set(of, text.by);
    // What an excerpt is of may be named to the public, though no link leads to it.
    const asked = questions.get(text.question.key) ?? copies.scrub(name);
    plain.set(of, kind === 'answer' ? `an answer to the question “${asked}”` : copies.scrub(name));
    if (!ends.has(of)) continue;
    if (withheldBecause(text) !== '') unnamed.add(of);
    else named.set(of, kind === 'answer' ? copies.scrub(name) : `${refWords(of)}: ${copies.scrub(name)}`);
  }
  return {
    excerpts,
    themes,
    names: named,
    plain,
    by,
    unnamed,
    withheld: { ...(await countWithheldAnswers(trx)), ...withheld, redactedPassages: redactions.length },
  };
}

async function packThemes(
  trx: Knex.Transaction,
  scrub: (text: string) => string,
): Promise<readonly PackTheme[]> {
  const cells = countThemes(await listRecords(trx, 'excerpt'), () => ['']);
  const counted = new Map(cells.map((cell) => [cell.theme, cell]));
  return (await listRecords(trx, 'theme')).map(({ id, name, description }) => {
    const { excerpts = 0, texts = 0, stances = NO_STANCES } = counted.get(id) ?? {};
    return { id, name: scrub(name), description: scrub(description), excerpts, texts, stances };
  });
}

const packExcerpt = (
  { excerpt }: Publishable,
  names: ReadonlyMap<string, string>,
  from: string,
): PackExcerpt => ({
  id: excerpt.id,
  of: excerpt.of,
  from,
  quote: excerpt.anchor.quote,
  themes: excerpt.themes.map((id) => ({ id, name: names.get(id) ?? id })),
  stance: excerpt.stance,
});
