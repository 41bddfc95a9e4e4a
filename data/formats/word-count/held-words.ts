import { cite } from '../../../core/act/citation.ts';
import type { EditorialNote, Instrument } from '../../../core/act/instrument.ts';
import type { Provision } from '../../../core/act/tree.ts';
import { countedWords, type PlacedWord } from './words.ts';

const PRELIMS: Readonly<Record<string, string>> = {
  cover: 'on the cover',
  preface: 'before the text',
  conclusions: 'after the text',
};

/** What a note is known by: its mark, or where the file gives none, its own identity or its words. */
const noteKey = ({ id, mark, type, text = '' }: EditorialNote): string =>
  /^note-\d+$/.test(id) ? id : `${type}${mark}\n${id.replace(/-(?:on-)?\d+$/, '')}\n${text}`;

/** Every word that an instrument holds, each note once. `titles` are what its file prints at its head. */
export function heldWords(
  instrument: Instrument,
  titles: readonly (readonly string[])[],
): readonly PlacedWord[] {
  const { root } = instrument;
  const words: PlacedWord[] = [];
  const add = (text: string, place: () => string): void => {
    for (const word of countedWords(text)) words.push({ word, place });
  };
  const visit = (node: Provision): void => {
    const place = () => cite(root, node.pid);
    for (const text of [node.num, node.heading, node.intro, node.content]) add(text, place);
    for (const child of node.children) visit(child);
    add(node.wrapUp, place);
  };
  // A title that the file's metadata alone say is no word of its text.
  for (const text of [instrument.title, instrument.number]) {
    const joinedWords = countedWords(text).join(' ');
    if (titles.some((title) => title.join(' ') === joinedWords)) add(text, () => 'the title');
  }
  add(instrument.dateOfEnactment, () => 'the date of enactment');
  for (const { part, text } of instrument.prelims ?? []) add(text, () => PRELIMS[part] ?? 'round the text');
  visit(root);
  const notes = new Map(instrument.notes.map((note) => [noteKey(note), note]));
  for (const { mark, text = '' } of notes.values()) add(text, () => `note ${mark}`.trim());
  return words;
}
