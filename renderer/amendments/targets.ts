import {
  describeCommitment,
  describeRecommendation,
  recommendationName,
  refWords,
  wordingWords,
} from '../../core/evidence/describe.ts';
import type { Evidence } from '../../core/evidence/evidence.ts';
import type { LinkType, Ref, RefKind } from '../../core/evidence/link.ts';
import { splitRef } from '../../core/evidence/link.ts';

/** Something that an amendment can be linked to. */
export interface Target {
  readonly ref: Ref;
  readonly name: string;
  /** What it says or is about, as far as it is held. */
  readonly about: string;
}

export type TargetKind = Extract<RefKind, 'recommendation' | 'commitment' | 'note'>;

/** What each type of link may tie an amendment to. */
export const TARGETS: Readonly<Record<LinkType, readonly TargetKind[]>> = {
  implements: ['recommendation', 'commitment'],
  'partly-implements': ['recommendation', 'commitment'],
  'responds-to': ['recommendation', 'note'],
  'departs-from': ['recommendation', 'commitment'],
  'evidence-for': ['note'],
  'evidence-against': ['note'],
  'considered-in': ['note', 'recommendation', 'commitment'],
};

/** Everything of a kind that can be linked to, in the order in which it is held. */
export function targetsOf(evidence: Evidence, kind: TargetKind): readonly Target[] {
  switch (kind) {
    case 'recommendation':
      return evidence.recommendations.map((recommendation) => ({
        ref: `recommendation:${recommendation.id}`,
        name: recommendationName(recommendation),
        about: describeRecommendation(recommendation).split(' — ').slice(1).join(' — '),
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

/** What a link's end names; the bare reference where it isn't held any more. */
export function targetOf(evidence: Evidence, ref: Ref): Target {
  const { kind } = splitRef(ref);
  const known =
    kind === 'recommendation' || kind === 'commitment' || kind === 'note'
      ? targetsOf(evidence, kind).find((target) => target.ref === ref)
      : undefined;
  return known ?? { ref, name: refWords(ref), about: '' };
}

/** Those whose name or words hold every word that was typed. */
export function matching(targets: readonly Target[], typed: string): readonly Target[] {
  const wanted = typed.toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean);
  return targets.filter(({ name, about }) => {
    const words = `${name} ${about}`.toLocaleLowerCase('en-GB');
    return wanted.every((word) => words.includes(word));
  });
}
