import { z } from 'zod';
import { count } from '../base/english.ts';
import type { StanceCounts } from '../coding/calls.ts';
import { publishedStances, publishedThemeCounts } from '../coding/published-theme.ts';
import { NOT_SHOWN } from '../consultation/small-numbers.ts';
import { numberWords } from '../consultation/tally-words.ts';
import type { Ref } from '../evidence/link.ts';
import type { Stance } from '../evidence/records.ts';

/** An excerpt as a pack shows it: its words, and none that may not leave. */
export interface PackExcerpt {
  readonly id: string;
  readonly of: Ref;
  /** What it was taken of: "answer 12 to Prop 1 Q8"; for the public, "an answer to the question “…”", or whose note it is. */
  readonly from: string;
  readonly quote: string;
  readonly themes: readonly { readonly id: string; readonly name: string }[];
  readonly stance: Stance | null;
}

/** A theme in numbers: they hold those of excerpts that are withheld, of which nobody is named. */
export interface PackTheme {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Null where a number is not published. */
  readonly excerpts: number | null;
  readonly texts: number | null;
  readonly stances: StanceCounts | null;
}

/** A theme as it is published. */
export function publishedTheme(theme: PackTheme, minShown: number): PackTheme {
  const { excerpts, texts, stances } = theme;
  if (excerpts === null || texts === null || stances === null) return theme;
  return { ...theme, ...publishedThemeCounts({ excerpts, texts, withCampaigns: texts, stances }, minShown) };
}

/** The numbers of themes, as a table for whoever reads it. */
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
  /** Passages that are redacted, in whatever text. */
  redactedPassages: number,
});
/** What of a consultation stays out of a pack, each thing counted once, for want of consent first. */
export type WithheldConsultation = Readonly<z.infer<typeof withheldConsultationSchema>>;

/** The part of a pack that is made of answers, excerpts and themes. */
export interface PackConsultation {
  /** Excerpts whose words may leave; a pack holds those that something in it rests on. */
  readonly excerpts: readonly PackExcerpt[];
  readonly themes: readonly PackTheme[];
  /** What the far end of a link is called, where it may be named. */
  readonly names: ReadonlyMap<Ref, string>;
  /** The same within a sentence for the public, who know nothing of our numbers: "an answer to the question “…”". */
  readonly plain?: ReadonlyMap<Ref, string>;
  /** Whose words answers and excerpts are, where several of them are one person's. */
  readonly by?: ReadonlyMap<Ref, string>;
  /** What may not even be named. */
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

/** The excerpts that a pack's amendments and provisions rest on: by a link to them, or to one of their themes. */
export const restedOn = (excerpts: readonly PackExcerpt[], rests: ReadonlySet<Ref>): readonly PackExcerpt[] =>
  excerpts.filter(
    ({ id, themes }) => rests.has(`excerpt:${id}`) || themes.some((theme) => rests.has(`theme:${theme.id}`)),
  );

/** "theme The police (12 excerpts: 8 support, 4 oppose)". */
export const themeWords = ({ name, excerpts, stances }: PackTheme): string => {
  const split = publishedStances(stances, '', '');
  return `theme ${name} (${excerpts === null ? '' : count(excerpts, 'excerpt')}${split && `: ${split}`})`;
};

/** "what 12 responses said about the police". */
export const plainTheme = ({ name, texts }: PackTheme): string =>
  `what ${texts === null ? 'some responses' : count(texts, 'response')} said about “${name}”`;

/** "excerpt X-0001 of note N-003: “…”". */
export const excerptWords = ({ id, from, quote }: PackExcerpt): string =>
  `excerpt ${id} of ${from}: “${quote}”`;

/** What of a consultation was withheld, in words; empty where nothing was. */
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
