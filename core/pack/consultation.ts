import { z } from 'zod';
import { count } from '../base/english.ts';
import type { StanceCounts } from '../coding/calls.ts';
import { publishedStances, publishedThemeCounts } from '../coding/published-theme.ts';
import { NOT_SHOWN } from '../consultation/small-numbers.ts';
import { numberWords } from '../consultation/tally-words.ts';
import type { Ref } from '../evidence/link.ts';
import type { Stance } from '../evidence/records.ts';

/** An excerpt with the words of it that may be published. */
export interface PackExcerpt {
  readonly id: string;
  readonly of: Ref;
  /**
   * The origin: "answer 12 to Prop 1 Q8" for colleagues; "an answer to the question “…”" or the author of a note for
   * the public.
   */
  readonly from: string;
  readonly quote: string;
  readonly themes: readonly { readonly id: string; readonly name: string }[];
  readonly stance: Stance | null;
}

/** The figures of a theme. They include withheld excerpts, because they name nobody. */
export interface PackTheme {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Null if the figure may not be published. */
  readonly excerpts: number | null;
  readonly texts: number | null;
  readonly stances: StanceCounts | null;
}

/** A theme with the figures that may be published. */
export function publishedTheme(theme: PackTheme, minShown: number): PackTheme {
  const { excerpts, texts, stances } = theme;
  if (excerpts === null || texts === null || stances === null) return theme;
  return { ...theme, ...publishedThemeCounts({ excerpts, texts, withCampaigns: texts, stances }, minShown) };
}

/** A table of the figures of themes, for a given reader. */
export function themesTable(
  themes: readonly PackTheme[],
  isPublic: boolean,
): {
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const rows = themes.map(({ excerpts, texts, stances }) => [
    numberWords(excerpts),
    numberWords(texts),
    publishedStances(stances, NOT_SHOWN, 'None'),
  ]);
  const isHidden = rows.some((row) => row.includes(NOT_SHOWN));
  return {
    caption: `Themes in what people said, including what is not quoted${isHidden ? `. ${NOT_SHOWN} is a number that is not shown, because it is of few people` : ''}`,
    header: [
      'Theme',
      ...(isPublic ? [] : ['Description']),
      isPublic ? 'Passages' : 'Excerpts',
      isPublic ? 'Responses' : 'Different texts',
      isPublic ? 'Of the passages' : 'Stances',
    ],
    rows: themes.map(({ name, description }, at) => [
      name,
      ...(isPublic ? [] : [description]),
      ...(rows[at] ?? []),
    ]),
  };
}

const number = z.number().int().min(0);
export const withheldConsultationSchema = z.object({
  answersWithoutConsent: number,
  confidentialAnswers: number,
  excerptsWithoutConsent: number,
  confidentialExcerpts: number,
  redactedExcerpts: number,
  detachedExcerpts: number,
  /** Redacted passages, in texts of any kind. */
  redactedPassages: number,
});
/** The items of a consultation that a pack withholds. Each is counted once, under missing consent if that applies. */
export type WithheldConsultation = Readonly<z.infer<typeof withheldConsultationSchema>>;

/** The answers, excerpts and themes of a pack. */
export interface PackConsultation {
  /** The excerpts that may be published. A pack contains those that its amendments are linked to. */
  readonly excerpts: readonly PackExcerpt[];
  readonly themes: readonly PackTheme[];
  /** The names of the targets of links that may be named. */
  readonly names: ReadonlyMap<Ref, string>;
  /**
   * The same names for the public, for example "an answer to the question “…”", because the public does not know our
   * numbers.
   */
  readonly plain?: ReadonlyMap<Ref, string>;
  /** The authors of answers and excerpts, so that several items by one person can be recognised. */
  readonly by?: ReadonlyMap<Ref, string>;
  /** The items that may not even be named. */
  readonly unnamed: ReadonlySet<Ref>;
  readonly withheld: WithheldConsultation;
}

export const NO_CONSULTATION: PackConsultation = {
  excerpts: [],
  themes: [],
  names: new Map(),
  unnamed: new Set(),
  withheld: {
    answersWithoutConsent: 0,
    confidentialAnswers: 0,
    excerptsWithoutConsent: 0,
    confidentialExcerpts: 0,
    redactedExcerpts: 0,
    detachedExcerpts: 0,
    redactedPassages: 0,
  },
};

/** The excerpts that support a pack's amendments and provisions, by a link to the excerpt or to one of its themes. */
export const restedOn = (excerpts: readonly PackExcerpt[], rests: ReadonlySet<Ref>): readonly PackExcerpt[] =>
  excerpts.filter(
    ({ id, themes }) => rests.has(`excerpt:${id}`) || themes.some((theme) => rests.has(`theme:${theme.id}`)),
  );

/** Describes a theme, for example "theme The police (12 excerpts: 8 support, 4 oppose)". */
export const themeWords = ({ name, excerpts, stances }: PackTheme): string => {
  const split = publishedStances(stances, '', '');
  return `theme ${name} (${excerpts === null ? '' : count(excerpts, 'excerpt')}${split && `: ${split}`})`;
};

/** Describes a theme for the public, for example "what 12 responses said about the police". */
export const plainTheme = ({ name, texts }: PackTheme): string =>
  `what ${texts === null ? 'some responses' : count(texts, 'response')} said about “${name}”`;

/** Describes an excerpt, for example "excerpt X-0001 of note N-003: “…”". */
export const excerptWords = ({ id, from, quote }: PackExcerpt): string =>
  `excerpt ${id} of ${from}: “${quote}”`;

/** What was withheld of a consultation, in words; empty if nothing was. */
export function withheldConsultationWords(withheld: WithheldConsultation): readonly string[] {
  const parts: readonly (readonly [number, string, string?])[] = [
    [
      withheld.answersWithoutConsent,
      'answer without consent to publish',
      'answers without consent to publish',
    ],
    [withheld.confidentialAnswers, 'confidential answer'],
    [
      withheld.excerptsWithoutConsent,
      'excerpt without consent to publish',
      'excerpts without consent to publish',
    ],
    [withheld.confidentialExcerpts, 'confidential excerpt'],
    [withheld.redactedExcerpts, 'excerpt with redacted words', 'excerpts with redacted words'],
    [withheld.detachedExcerpts, 'detached excerpt'],
    [withheld.redactedPassages, 'redacted passage'],
  ];
  return parts.flatMap(([many, one, all]) => (many > 0 ? [count(many, one, all)] : []));
}
