import { countThemes, NO_STANCES } from '../../coding/counts.ts';
import { isWithheld } from '../../disclosure/consent.ts';
import type { StoredRecords, WithExcerptCounts } from '../../disclosure/gate.ts';
import { noteFrom, refWords } from '../../evidence/describe.ts';
import { type Ref, splitRef } from '../../evidence/link.ts';
import { questionName } from '../../evidence/question-name.ts';
import type { Excerpt } from '../../evidence/records.ts';
import {
  excerptWords,
  type PackConsultation,
  type PackExcerpt,
  type PackTheme,
  plainTheme,
  publishedTheme,
  themeWords,
} from '../consultation.ts';
import { noteWords } from '../pack-links.ts';

type ConsultationKinds = StoredRecords<
  'link' | 'theme' | 'question' | 'excerpt' | 'text' | 'note' | 'decision'
>;

const packThemes = ({ theme, excerpt }: ConsultationKinds): readonly PackTheme[] => {
  const countsByTheme = new Map(countThemes(excerpt, () => ['']).map((cell) => [cell.theme, cell]));
  return theme.map(({ id, name, description }) => {
    const { excerpts = 0, texts = 0, stances = NO_STANCES } = countsByTheme.get(id) ?? {};
    return { id, name, description, excerpts, texts, stances };
  });
};

const packExcerpt = (
  { id, of, anchor, themes, stance }: Excerpt,
  names: ReadonlyMap<string, string>,
  from: string,
): PackExcerpt => ({
  id,
  of,
  from,
  quote: anchor.quote,
  themes: themes.map((theme) => ({ id: theme, name: names.get(theme) ?? theme })),
  stance,
});

/** The answers, excerpts and themes that a pack may contain, with the names of the items that its links lead to. */
export function consultationShown(
  cleared: WithExcerptCounts<ConsultationKinds>,
  withheld: Pick<
    PackConsultation['withheld'],
    'answersWithoutConsent' | 'confidentialAnswers' | 'redactedPassages'
  >,
): PackConsultation {
  const { link, question, decision, note } = cleared;
  const themes = packThemes(cleared);
  const themeNames = new Map(themes.map(({ id, name }) => [id, name]));
  const texts = new Map(cleared.text.map((text) => [text.of, text]));
  // Named as everywhere in a pack: by author, with marks for quotations and samples.
  const noteNames = new Map(note.map((one): [Ref, string] => [`note:${one.id}`, `note ${noteWords(one)}`]));
  const ends = new Set(link.map(({ to }) => to));
  const isLinked = ({ id, themes: own }: Excerpt): boolean =>
    ends.has(`excerpt:${id}`) || own.some((theme) => ends.has(`theme:${theme}`));
  const excerpts = cleared.excerpt
    .filter((excerpt) => excerpt.anchor.quote !== '' && isLinked(excerpt))
    .map((excerpt) =>
      packExcerpt(excerpt, themeNames, noteNames.get(excerpt.of) ?? texts.get(excerpt.of)?.name ?? ''),
    );
  const names = new Map<Ref, string>(themes.map((theme) => [`theme:${theme.id}`, themeWords(theme)]));
  const plain = new Map<Ref, string>();
  const by = new Map<Ref, string>();
  for (const excerpt of excerpts) {
    by.set(`excerpt:${excerpt.id}`, texts.get(excerpt.of)?.by ?? excerpt.of);
    names.set(`excerpt:${excerpt.id}`, excerptWords(excerpt));
    plain.set(`excerpt:${excerpt.id}`, `a response that says “${excerpt.quote}”`);
  }
  const questionTexts = new Map(question.map((one) => [one.id, one.text || questionName(one)]));
  for (const one of question) {
    names.set(`question:${one.id}`, `question ${questionName(one)}`);
    plain.set(`question:${one.id}`, `the answers to the question “${questionTexts.get(one.id)}”`);
  }
  for (const { id } of decision) names.set(`decision:${id}`, `decision ${id}`);
  const unnamed = new Set<Ref>();
  for (const to of ends) if (splitRef(to).kind === 'excerpt' && !names.has(to)) unnamed.add(to);
  for (const one of note) plain.set(`note:${one.id}`, noteFrom(one) || 'a respondent');
  for (const text of texts.values()) {
    const { of, name } = text;
    const { kind } = splitRef(of);
    if (kind !== 'answer' && kind !== 'source') continue;
    if (kind === 'answer') by.set(of, text.by);
    // The public may be told the question of an excerpt, even if no link leads to it.
    const questionText = questionTexts.get(text.question.key) ?? name;
    plain.set(of, kind === 'answer' ? `an answer to the question “${questionText}”` : name);
    if (!ends.has(of)) continue;
    if (isWithheld(text)) unnamed.add(of);
    else names.set(of, kind === 'answer' ? name : `${refWords(of)}: ${name}`);
  }
  return {
    excerpts,
    themes,
    names,
    plain,
    by,
    unnamed,
    withheld: { ...withheld, ...cleared.withheldExcerpts },
  };
}

/** The same for the public, without our numbers and without figures that are too small to publish. */
export function publishedConsultation(consultation: PackConsultation, minShown: number): PackConsultation {
  const themes = consultation.themes.map((theme) => publishedTheme(theme, minShown));
  const plainThemes = themes.map((theme): [Ref, string] => [`theme:${theme.id}`, plainTheme(theme)]);
  const plain = new Map([...(consultation.plain ?? []), ...plainThemes]);
  const excerpts = consultation.excerpts.map((excerpt) => ({
    ...excerpt,
    from: plain.get(excerpt.of) ?? 'a respondent',
  }));
  return { ...consultation, themes, excerpts, plain };
}
