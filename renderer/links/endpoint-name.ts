import { cite } from '../../core/act/citation.ts';
import { indexTree } from '../../core/act/tree.ts';
import {
  type LinkEndpoint,
  type LinkWithStatus,
  type Ref,
  type Suspicion,
  splitRef,
} from '../../core/evidence/link.ts';
import { titleOf } from '../state/review/amendment-words.ts';
import type { Review } from '../state/review/review-store.ts';
import { targetOf } from './targets.ts';

type ReviewParts = Pick<Review, 'instrument' | 'amendments' | 'evidence'>;

/** The displayed name of a link's endpoint: "A-001 Doxing", "section 2A(3)", "Recommendation 7". */
export function endpointName({ instrument, amendments, evidence }: ReviewParts, ref: Ref): string {
  const { kind, id } = splitRef(ref);
  if (kind === 'amendment') {
    const amendment = amendments.find((each) => each.id === id);
    return amendment ? `${id} ${titleOf(amendment)}` : id;
  }
  if (kind === 'provision')
    return indexTree(instrument.root).byPid.has(id) ? cite(instrument.root, id) : 'an inserted provision';
  return targetOf(evidence, ref).name;
}

const KIND_NAMES: Readonly<Record<ReturnType<typeof splitRef>['kind'], string>> = {
  amendment: 'the amendment',
  provision: 'the provision',
  recommendation: 'the recommendation',
  response: 'the response',
  commitment: 'the commitment',
  note: 'the note',
  excerpt: 'the excerpt',
  answer: 'the answer',
  source: 'the source',
  question: 'the question',
  theme: 'the theme',
  decision: 'the decision',
};

/** Explains why a link needs checking, for each endpoint: "the note has changed since this was linked". */
export function suspectWords(link: Pick<LinkWithStatus, LinkEndpoint | 'suspect' | 'looked'>): string {
  const since = link.looked ? 'since the link was last confirmed' : 'since the link was made';
  const of = ({ end, because }: Suspicion) => {
    const name = KIND_NAMES[splitRef(link[end]).kind];
    return because === 'gone' ? `${name} no longer exists` : `${name} has changed ${since}`;
  };
  return link.suspect.map(of).join('; ');
}
