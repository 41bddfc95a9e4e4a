import { type ReachedRecommendation, reachedBy } from '../coverage/resolve-links.ts';
import {
  categoryWords,
  linkWords,
  noteFrom,
  recommendationNameAmong,
  refWords,
  wordingWords,
} from '../evidence/describe.ts';
import { type LinkType, type Ref, splitRef } from '../evidence/link.ts';
import type { MatrixRow, PackModel } from './model.ts';
import type { PackLinks } from './pack-links.ts';
import { byPerson, saidBy } from './people.ts';

type Facts = Pick<
  PackModel,
  'amendments' | 'recommendations' | 'commitments' | 'notes' | 'excerpts' | 'readers'
>;
type ShownLink = PackLinks['shownLinks'][number];
type RecommendationCells = Pick<MatrixRow, 'recommendation' | 'recommendationLink' | 'response'>;
type NoteCells = Pick<MatrixRow, 'note' | 'noteLink' | 'noteDate' | 'noteFrom' | 'noteWording' | 'noteText'>;

const NO_RECOMMENDATION: RecommendationCells = { recommendation: '', recommendationLink: '', response: '' };
const NO_NOTE: NoteCells = {
  note: '',
  noteLink: '',
  noteDate: '',
  noteFrom: '',
  noteWording: '',
  noteText: '',
};

/** What the links of a pack lead to, as computed by core/coverage, which decides what answers what. */
const reached = (to: Ref, { recommendations, commitments }: Facts): readonly ReachedRecommendation[] =>
  reachedBy(to, { responses: recommendations.flatMap(({ responses }) => responses), commitments });

function recommendationCells(
  { id, via }: ReachedRecommendation,
  type: LinkType,
  facts: Facts,
): RecommendationCells | null {
  const packRecommendation = facts.recommendations.find(({ recommendation }) => recommendation.id === id);
  if (!packRecommendation) return null;
  const name = recommendationNameAmong(
    packRecommendation.recommendation,
    facts.recommendations.map(({ recommendation }) => recommendation),
  );
  return {
    recommendation: packRecommendation.recommendation.no === null ? `${name} ${id}` : name,
    // An amendment that carries out a commitment does not thereby answer the recommendation behind it.
    recommendationLink: via === null ? linkWords(type) : `${linkWords(type)} ${refWords(via)}`,
    response: packRecommendation.responses
      .map(({ body, category, terms }) => `${body}: ${categoryWords(category)} (“${terms}”)`)
      .join('; '),
  };
}

/** The cells for one person's statements: a note, excerpts, answers, or the counts of a theme or question. */
function noteCells(group: readonly ShownLink[], { notes, excerpts, readers }: Facts): NoteCells | null {
  const [first] = group;
  if (!first) return null;
  const { kind, id } = splitRef(first.to);
  const note = kind === 'note' && notes.find((candidate) => candidate.id === id);
  const emptyCells = { ...NO_NOTE, noteLink: linkWords(first.type) };
  if (note)
    return {
      ...emptyCells,
      note: note.id,
      noteDate: note.date,
      noteFrom: noteFrom(note),
      noteWording: wordingWords(note.wording),
      noteText: note.text,
    };
  const passages = group.flatMap(
    ({ to }) => excerpts.find((excerpt) => to === `excerpt:${excerpt.id}`) ?? [],
  );
  const [passage] = passages;
  if (passage)
    return {
      ...emptyCells,
      note: passages.map((excerpt) => excerpt.id).join(', '),
      noteFrom: passage.from,
      noteWording: 'excerpt',
      noteText: passages.map(({ quote }) => quote).join('\n'),
    };
  const from = readers === 'public' ? saidBy(group) : first.name;
  return from === '' ? null : { ...emptyCells, note: id, noteFrom: from };
}

const isSaid = ({ to }: ShownLink): boolean => SPOKEN_KINDS.has(splitRef(to).kind);
const SPOKEN_KINDS: ReadonlySet<string> = new Set([
  'note',
  'excerpt',
  'answer',
  'theme',
  'question',
  'source',
]);

/**
 * Every change with every recommendation and note that its amendment is linked to. A change or amendment without any
 * has a row too, so nothing of the selection is missing.
 */
export function matrixOf(facts: Facts): readonly MatrixRow[] {
  return facts.amendments.flatMap(({ amendment, changes, links }) => {
    const recommendations = new Map<string, RecommendationCells>();
    for (const { type, to } of links.shownLinks) {
      for (const reachedOne of reached(to, facts)) {
        const cells = recommendationCells(reachedOne, type, facts);
        if (cells) recommendations.set(`${reachedOne.id} ${type} ${reachedOne.via ?? ''}`, cells);
      }
    }
    const spokenLinks = links.shownLinks.filter(isSaid);
    // Colleagues see each link by itself.
    const groups = facts.readers === 'public' ? byPerson(spokenLinks) : spokenLinks.map((link) => [link]);
    const notes = groups.flatMap((group) => noteCells(group, facts) ?? []);
    const { id, title, state, reason } = amendment;
    const places = changes.length
      ? changes
      : [{ place: '', words: 'no change to the text', before: '', after: '' }];
    return places.flatMap(({ place, words, before, after }) =>
      [...(recommendations.size ? recommendations.values() : [NO_RECOMMENDATION])].flatMap((recommendation) =>
        (notes.length ? notes : [NO_NOTE]).map((note) => ({
          amendment: id,
          title,
          state,
          place,
          change: words,
          before,
          after,
          reason,
          ...recommendation,
          ...note,
        })),
      ),
    );
  });
}
