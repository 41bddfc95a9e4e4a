import type { Pid } from '../act/tree.ts';
import { dateWords } from '../base/date-words.ts';
import { nameInSentence } from '../base/english.ts';
import { addresseeInSentence } from '../coverage/coverage-words.ts';
import { isWithheld } from '../disclosure/consent.ts';
import {
  categoryWords,
  describeCommitment,
  describeRecommendation,
  describeResponse,
  linkWords,
  noteFrom,
  recommendationNameAmong,
  wordingWords,
} from '../evidence/describe.ts';
import type { Evidence, Note } from '../evidence/evidence.ts';
import { type Link, type LinkType, type Ref, splitRef } from '../evidence/link.ts';
import type { PackConsultation } from './consultation.ts';

/** A link as a pack shows it: both ends by name, and the target in words. */
interface PackLink {
  readonly type: LinkType;
  readonly from: Ref;
  readonly to: Ref;
  /** The author of the words at the target; several links may lead to one person's words. */
  readonly by: string;
  /** The target in words. */
  readonly name: string;
  /** The link in words, for example "implements: Recommendation 1 — Home Office — gist: …". */
  readonly words: string;
  /** The target in words for the public, for example "recommendation 1"; '' if it is not for the public. */
  readonly plain: string;
  /** The responses, in words, to the recommendation at the target; otherwise empty. */
  readonly responses: readonly string[];
}

/** The links of one amendment or provision, and how many of them may not be shown. */
export interface PackLinks {
  readonly shownLinks: readonly PackLink[];
  /** Links to withheld notes, answers and excerpts. */
  readonly withheld: number;
  /** Links to items that are not in the review any more. */
  readonly broken: number;
}

export const NO_LINKS: PackLinks = { shownLinks: [], withheld: 0, broken: 0 };

const isShown = (note: Note): boolean => !isWithheld(note);

/** How many notes are withheld. Each is counted once, under missing consent if that applies. */
export interface Withheld {
  readonly notesWithoutConsent: number;
  readonly confidentialNotes: number;
}

/** The notes of a review that may be published, and the count of those that may not. */
export function publishable(notes: readonly Note[]): {
  readonly notes: readonly Note[];
  readonly withheld: Withheld;
} {
  return {
    notes: notes.filter(isShown),
    withheld: {
      notesWithoutConsent: notes.filter((note) => !note.consent).length,
      confidentialNotes: notes.filter((note) => note.consent && note.confidential).length,
    },
  };
}

/** Describes a note, for example "N-003 — Suzy Lamplugh Trust, 27 September 2024 — gist". */
export const noteWords = (note: Note): string =>
  `${note.id} — ${[noteFrom(note), dateWords(note.date)].filter((part) => part !== '').join(', ')} — ${wordingWords(note.wording)}`;

/** The items among which the ends of links are found. */
interface LinkEnds {
  readonly evidence: Evidence;
  readonly consultation: Pick<PackConsultation, 'names' | 'plain' | 'by' | 'unnamed'>;
  readonly citePid: (pid: Pid) => string | null;
}

/** The items that may not even be named. */
export const unnamedIn = (
  { notes }: Pick<Evidence, 'notes'>,
  { unnamed }: Pick<PackConsultation, 'unnamed'>,
): ReadonlySet<Ref> => new Set([...unnamed, ...notes.filter(isWithheld).map(({ id }): Ref => `note:${id}`)]);

/** The target in words; null if it may not be published. */
function endWords(to: Ref, { evidence, consultation, citePid }: LinkEnds): string | null {
  const { kind, id } = splitRef(to);
  const find = <T extends { readonly id: string }>(list: readonly T[], describe: (record: T) => string) => {
    const record = list.find((candidate) => candidate.id === id);
    return record ? describe(record) : null;
  };
  if (kind === 'recommendation') return find(evidence.recommendations, describeRecommendation);
  if (kind === 'response') return find(evidence.responses, describeResponse);
  if (kind === 'commitment') return find(evidence.commitments, describeCommitment);
  if (kind === 'note') return find(evidence.notes.filter(isShown), noteWords);
  if (kind === 'amendment') return id;
  if (kind === 'provision') return citePid(id);
  return consultation.names.get(to) ?? null;
}

/** The target in words for the public; '' if it is not for the public. */
export function plainEnd(to: Ref, { evidence, consultation, citePid }: LinkEnds): string {
  const { kind, id } = splitRef(to);
  if (kind === 'provision') return citePid(id) ?? '';
  if (kind === 'note') {
    const note = evidence.notes.filter(isShown).find((one) => one.id === id);
    return note ? plainNote(note) : '';
  }
  if (kind === 'recommendation') {
    const recommendation = evidence.recommendations.find((one) => one.id === id);
    if (!recommendation) return '';
    return recommendation.no === null
      ? `a recommendation to ${addresseeInSentence(recommendation.addressee)}`
      : recommendationNameAmong(recommendation, evidence.recommendations).replace(/^R/, 'r');
  }
  if (kind === 'response') {
    const response = evidence.responses.find((one) => one.id === id);
    return response ? `what ${nameInSentence(response.body)} answered on ${dateWords(response.date)}` : '';
  }
  if (kind === 'commitment') {
    const commitment = evidence.commitments.find((one) => one.id === id);
    return commitment
      ? `the commitment of ${nameInSentence(commitment.owner)}: “${commitment.pin.quote}”`
      : '';
  }
  return consultation.plain?.get(to) ?? '';
}

/** The author and date of a note, and the kind of its text if it is not in the author's own words. */
export const plainNote = (note: Note): string =>
  [
    [noteFrom(note) || 'a respondent', note.date && dateWords(note.date)].filter(Boolean).join(', '),
    note.wording === 'sample' ? ' (made-up sample)' : '',
  ].join('');

/**
 * The links from one or several ends, in the order they were made. A link to something that may not be published is
 * only counted, and even its id is hidden.
 */
export function linksFrom(
  from: ReadonlySet<Ref>,
  links: readonly Pick<Link, 'type' | 'from' | 'to'>[],
  ends: LinkEnds,
): PackLinks {
  const { evidence, consultation } = ends;
  const ownLinks = links.filter((link) => from.has(link.from));
  if (ownLinks.length === 0) return NO_LINKS;
  const withheldRefs = unnamedIn(evidence, consultation);
  const shownLinks = ownLinks.flatMap((link): readonly PackLink[] => {
    const words = endWords(link.to, ends);
    if (words === null) return [];
    const { kind, id } = splitRef(link.to);
    const responses = evidence.responses
      .filter((response) => kind === 'recommendation' && response.recommendations.includes(id))
      .map((response) => `${response.body}: ${categoryWords(response.category)} (“${response.terms}”)`);
    return [
      {
        type: link.type,
        from: link.from,
        to: link.to,
        by: consultation.by?.get(link.to) ?? link.to,
        name: words,
        words: `${linkWords(link.type)}: ${words}`,
        plain: plainEnd(link.to, ends),
        responses,
      },
    ];
  });
  const withheld = ownLinks.filter((link) => withheldRefs.has(link.to)).length;
  return { shownLinks, withheld, broken: ownLinks.length - shownLinks.length - withheld };
}
