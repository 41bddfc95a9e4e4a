import { cite } from '../../../core/act/citation.ts';
import type { EditorialNote, Instrument } from '../../../core/act/instrument.ts';
import type { Provision } from '../../../core/act/tree.ts';
import { countedWords, type PlacedWord } from './words.ts';

const PRELIMS: Readonly<Record<string, string>> = {
  cover: 'on the cover',
  preface: 'before the text',
  conclusions: 'after the text',
};

/** The key by which a note is counted once: its mark and id; or, without a mark in the file, its own id. */
const noteKey = ({ id, mark, type, text = '' }: EditorialNote): string =>
  /^note-\d+$/.test(id) ? id : `${type}${mark}\n${id.replace(/-(?:on-)?\d+$/, '')}\n${text}`;

/**
 * Every word of an instrument as it was read, each note once. `titles` are the printed title and number of its file.
 */
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
  // A title that only the metadata give is not among the words of the text.
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
