import { type Reached, reachedBy } from '../coverage/ties.ts';
import {
  categoryWords,
  linkWords,
  noteFrom,
  recommendationName,
  refWords,
  wordingWords,
} from '../evidence/describe.ts';
import { type LinkType, type Ref, splitRef } from '../evidence/link.ts';
import type { MatrixRow, PackModel } from './model.ts';

type Facts = Pick<PackModel, 'amendments' | 'recommendations' | 'commitments' | 'notes' | 'excerpts'>;
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

/** What the links of a pack reach: as coverage has it, which is the one to say what answers what. */
const reached = (to: Ref, { recommendations, commitments }: Facts): readonly Reached[] =>
  reachedBy(to, { responses: recommendations.flatMap(({ responses }) => responses), commitments });

function recommendationCells({ id, via }: Reached, type: LinkType, facts: Facts): RecommendationCells | null {
  const found = facts.recommendations.find(({ recommendation }) => recommendation.id === id);
  if (!found) return null;
  const name = recommendationName(found.recommendation);
  return {
    recommendation: found.recommendation.no === null ? `${name} ${id}` : name,
    // Whoever carries out what was promised in answer to a recommendation has not thereby answered it.
    recommendationLink: via === null ? linkWords(type) : `${linkWords(type)} ${refWords(via)}`,
    response: found.responses
      .map(({ body, category, terms }) => `${body}: ${categoryWords(category)} (“${terms}”)`)
      .join('; '),
  };
}

/** What was said at the far end of a link: a note, or an excerpt. */
function noteCells(to: Ref, type: LinkType, { notes, excerpts }: Facts): NoteCells | null {
  const { kind, id } = splitRef(to);
  const note = kind === 'note' && notes.find((candidate) => candidate.id === id);
  if (note)
    return {
      note: note.id,
      noteLink: linkWords(type),
      noteDate: note.date,
      noteFrom: noteFrom(note),
      noteWording: wordingWords(note.wording),
      noteText: note.text,
    };
  const excerpt = kind === 'excerpt' && excerpts.find((candidate) => candidate.id === id);
  if (!excerpt) return null;
  const { from, quote } = excerpt;
  return {
    ...NO_NOTE,
    note: id,
    noteLink: linkWords(type),
    noteFrom: from,
    noteWording: 'excerpt',
    noteText: quote,
  };
}

/**
 * Every change with every recommendation and every note that its amendment is linked to. A change without either has
 * a row of its own, and so has an amendment without a change: nothing of the selection is missing.
 */
export function matrixOf(facts: Facts): readonly MatrixRow[] {
  return facts.amendments.flatMap(({ amendment, changes, links }) => {
    const recommendations = new Map<string, RecommendationCells>();
    const notes: NoteCells[] = [];
    for (const { type, to } of links.shown) {
      for (const found of reached(to, facts)) {
        const cells = recommendationCells(found, type, facts);
        if (cells) recommendations.set(`${found.id} ${type} ${found.via ?? ''}`, cells);
      }
      const cells = noteCells(to, type, facts);
      if (cells) notes.push(cells);
    }
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
