import {
  categoryWords,
  linkWords,
  noteFrom,
  recommendationName,
  wordingWords,
} from '../evidence/describe.ts';
import { type LinkType, type Ref, splitRef } from '../evidence/link.ts';
import type { PackModel } from './model.ts';

/** One change, one recommendation and one note that bear on each other; texts are empty where there is none. */
export interface MatrixRow {
  readonly amendment: string;
  readonly title: string;
  readonly state: string;
  readonly place: string;
  readonly change: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
  readonly recommendation: string;
  readonly recommendationLink: string;
  readonly response: string;
  readonly note: string;
  readonly noteLink: string;
  readonly noteDate: string;
  readonly noteFrom: string;
  readonly noteWording: string;
  readonly noteText: string;
}

type Facts = Pick<PackModel, 'amendments' | 'recommendations' | 'commitments' | 'notes'>;
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

/** The recommendations that a link reaches: named, or by way of a response or a commitment in one. */
function recommendationsOf(to: Ref, facts: Facts): readonly string[] {
  const { kind, id } = splitRef(to);
  if (kind === 'recommendation') return [id];
  const response =
    kind === 'response'
      ? id
      : facts.commitments.find((made) => kind === 'commitment' && made.id === id)?.response;
  if (!response) return [];
  return facts.recommendations
    .filter(({ responses }) => responses.some((given) => given.id === response))
    .map(({ recommendation }) => recommendation.id);
}

function recommendationCells(id: string, type: LinkType, facts: Facts): RecommendationCells | null {
  const found = facts.recommendations.find(({ recommendation }) => recommendation.id === id);
  if (!found) return null;
  const name = recommendationName(found.recommendation);
  return {
    recommendation: found.recommendation.no === null ? `${name} ${id}` : name,
    recommendationLink: linkWords(type),
    response: found.responses
      .map(({ body, category, terms }) => `${body}: ${categoryWords(category)} (“${terms}”)`)
      .join('; '),
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
      for (const id of recommendationsOf(to, facts)) {
        const cells = recommendationCells(id, type, facts);
        if (cells) recommendations.set(`${id} ${type}`, cells);
      }
      const { kind, id } = splitRef(to);
      const note = kind === 'note' ? facts.notes.find((candidate) => candidate.id === id) : undefined;
      if (!note) continue;
      notes.push({
        note: note.id,
        noteLink: linkWords(type),
        noteDate: note.date,
        noteFrom: noteFrom(note),
        noteWording: wordingWords(note.wording),
        noteText: note.text,
      });
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
