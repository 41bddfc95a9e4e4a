import type { Instrument } from '../act/instrument.ts';
import { stateInSentence } from '../amend/edits/states.ts';
import { dateWords } from '../base/date-words.ts';
import { count, listed, uncapital } from '../base/english.ts';
import { type WithheldConsultation, withheldConsultationWords } from './consultation.ts';
import { historyEntry } from './history-entry.ts';
import type { Manifest } from './manifest.ts';
import type { LeftOut, LeftOutEdit, PackAmendment } from './model.ts';
import type { Withheld } from './pack-links.ts';
import type { Reliance } from './reliance.ts';

interface CoverFacts {
  readonly review: Manifest['review'];
  readonly ledger: NonNullable<Manifest['ledger']>;
  readonly instrument: Instrument;
  readonly amendments: readonly PackAmendment[];
  readonly leftOut: readonly LeftOut[];
  readonly withoutEdits: readonly LeftOutEdit[];
  readonly withheld: Withheld;
  readonly withheldConsultation: WithheldConsultation;
  readonly reliance: readonly Reliance[];
}

/** How many notes were withheld and why, in words. */
export function withheldWords({ notesWithoutConsent, confidentialNotes }: Withheld): string {
  if (notesWithoutConsent + confidentialNotes === 0) return 'No consultation note was withheld.';
  const parts = [
    notesWithoutConsent > 0 ? `${count(notesWithoutConsent, 'note')} without consent to publish` : '',
    confidentialNotes > 0 ? `${count(confidentialNotes, 'confidential note')}` : '',
  ].filter((part) => part !== '');
  return `Withheld from this pack: ${parts.join(' and ')}.`;
}

function consultationLines(withheld: WithheldConsultation): readonly string[] {
  const parts = withheldConsultationWords(withheld);
  return parts.length > 0 ? [`Withheld of the consultation: ${listed(parts)}.`] : [];
}

/** The notices for the public before the text: which text it is, and that it is not official. */
export const publicCover = ({ title, number, description, licence, uri }: Instrument): readonly string[] => [
  'This is not an official version of the Act. It has no legal force.',
  `Text: ${title} (${number}), ${uncapital(description.replace(/\.$/, ''))}.`,
  `${licence.replace(/\.$/, '')}.${uri === '' ? '' : ` Source: ${uri}`}`,
];

/**
 * The notices that precede the text (drafting-conventions.md §4.3 R4.9). They give the base text and its date, the
 * changes made, that the version is not official, and how far it can be relied on.
 */
export function coverLines(facts: CoverFacts): readonly string[] {
  const { instrument, amendments, leftOut, withoutEdits, ledger } = facts;
  const inPart = new Set(withoutEdits.map(({ amendment }) => amendment));
  const applied = amendments.map(
    ({ amendment: { id, state } }) => `${id} (${stateInSentence(state)}${inPart.has(id) ? ', in part' : ''})`,
  );
  const unsure = facts.reliance.filter(({ status }) => status !== 'verified').length;
  return [
    'Not an official version. This document has no legal force.',
    `Base text: ${instrument.title} (${instrument.number}). ${instrument.description}.`,
    applied.length
      ? `Shown with ${count(applied.length, 'amendment')}: ${applied.join(', ')}.`
      : 'No amendments are shown: the text is the base text.',
    ...(leftOut.length
      ? [`Not shown: ${leftOut.map(({ id, why }) => `${id} (${why.replace(/\.$/, '')})`).join('; ')}.`]
      : []),
    ...(withoutEdits.length
      ? [
          `Not shown of those in part: ${withoutEdits.map(({ amendment, change }) => `${amendment}: ${change}`).join('; ')}.`,
        ]
      : []),
    unsure
      ? `${count(unsure, 'place')} in the base text ${unsure === 1 ? 'was' : 'were'} not checked against the source. See “Status of the text”.`
      : 'Every part of the base text was checked against its source.',
    instrument.outstanding.length
      ? `${count(instrument.outstanding.length, 'outstanding effect')} not yet shown in the base text: see “Outstanding effects”.`
      : 'No outstanding effects are on record.',
    withheldWords(facts.withheld),
    ...consultationLines(facts.withheldConsultation),
    `Made from the review “${facts.review.title}” as it was on ${dateWords(ledger.at)} (${historyEntry(ledger.seq)}).`,
    `${instrument.licence}. Source: ${instrument.uri}`,
  ];
}
