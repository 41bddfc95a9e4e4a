import {
  describeCommitment,
  describeRecommendation,
  describeResponse,
  recommendationName,
  refWords,
  responseName,
  wordingWords,
} from '../../core/evidence/describe.ts';
import type { Evidence } from '../../core/evidence/evidence.ts';
import type { LinkType, Ref, RefKind } from '../../core/evidence/link.ts';
import { splitRef } from '../../core/evidence/link.ts';

/** An item that an amendment or provision can be linked to. */
export interface Target {
  readonly ref: Ref;
  readonly name: string;
  /** The wording or description of the item, as far as it is available. */
  readonly about: string;
}

/** The kinds of target that are part of the review's evidence. */
type EvidenceTarget = Extract<RefKind, 'recommendation' | 'response' | 'commitment' | 'note' | 'source'>;

/** The kinds of target of a link, and their displayed names. */
export const TARGET_KIND_WORDS = {
  recommendation: 'Recommendations',
  response: 'Responses to recommendations',
  commitment: 'Commitments',
  note: 'Consultation notes',
  answer: 'Answers to the consultation',
  excerpt: 'Excerpts',
  theme: 'Themes',
  question: 'Questions',
  source: 'Source documents',
  decision: 'Decisions',
} as const;
export type TargetKind = keyof typeof TARGET_KIND_WORDS;
export const TARGET_KINDS = Object.keys(TARGET_KIND_WORDS) as readonly TargetKind[];

/** The most likely kind of target for each type of link. The person can choose another. */
export const LIKELY: Readonly<Record<LinkType, TargetKind>> = {
  implements: 'recommendation',
  'partly-implements': 'recommendation',
  'responds-to': 'recommendation',
  'departs-from': 'recommendation',
  'evidence-for': 'note',
  'evidence-against': 'note',
  'considered-in': 'note',
};

/** The most likely type of link to a kind of target. */
export const likelyType = (kind: TargetKind): LinkType =>
  kind === 'recommendation' || kind === 'commitment'
    ? 'implements'
    : kind === 'response' || kind === 'question'
      ? 'responds-to'
      : kind === 'decision'
        ? 'considered-in'
        : 'evidence-for';

/** Lists all the targets of a kind, in the order of the evidence. */
export function targetsOf(evidence: Evidence, kind: EvidenceTarget): readonly Target[] {
  switch (kind) {
    case 'recommendation':
      return evidence.recommendations.map((recommendation) => ({
        ref: `recommendation:${recommendation.id}`,
        name: recommendationName(recommendation),
        about: describeRecommendation(recommendation).split(' — ').slice(1).join(' — '),
      }));
    case 'response':
      return evidence.responses.map((response) => ({
        ref: `response:${response.id}`,
        name: responseName(response),
        about: describeResponse(response),
      }));
    case 'source':
      return evidence.sources.map(({ id, title, author, date }) => ({
        ref: `source:${id}`,
        name: title,
        about: `${author}, ${date}`,
      }));
    case 'commitment':
      return evidence.commitments.map((commitment) => ({
        ref: `commitment:${commitment.id}`,
        name: `Commitment ${commitment.id}`,
        about: describeCommitment(commitment),
      }));
    case 'note':
      return evidence.notes.map((note) => ({
        ref: `note:${note.id}`,
        name: `${note.id}, ${note.organisation || note.author}`,
        about: `${note.wording === 'quoted' ? '' : `${wordingWords(note.wording)}: `}${note.text}`,
      }));
  }
}

export const isEvidence = (kind: RefKind): kind is EvidenceTarget =>
  kind === 'recommendation' ||
  kind === 'response' ||
  kind === 'commitment' ||
  kind === 'note' ||
  kind === 'source';

/** Returns the target of a ref, or one with only the ref's name if the item no longer exists. */
export function targetOf(evidence: Evidence, ref: Ref): Target {
  const { kind } = splitRef(ref);
  const target = isEvidence(kind)
    ? targetsOf(evidence, kind).find((target) => target.ref === ref)
    : undefined;
  return target ?? { ref, name: refWords(ref), about: '' };
}

/** Filters the targets whose name or description contains every word typed. */
export function matching(targets: readonly Target[], typed: string): readonly Target[] {
  const wordParts = typed.toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean);
  return targets.filter(({ name, about }) => {
    const words = `${name} ${about}`.toLocaleLowerCase('en-GB');
    return wordParts.every((word) => words.includes(word));
  });
}
