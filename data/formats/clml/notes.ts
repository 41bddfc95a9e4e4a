import type { EditorialNote } from '../../../core/act/instrument.ts';
import type { Pid } from '../../../core/act/tree.ts';
import { descend, elementsOf, type XmlElement } from '../xml/tree.ts';
import type { PlacedMark } from './gathering.ts';
import { plainWords } from './words-of.ts';

type Type = EditorialNote['type'];
const TYPES = new Set(['F', 'C', 'I', 'E', 'X', 'M', 'P']);

const NOTES = new Set(['Commentary', 'MarginNote', 'Footnote']);

/** The type and text of a commentary, margin note or footnote. */
interface NoteText {
  readonly type: Type;
  /** Undefined where the note's words are part of the text itself, as a table's footnotes are. */
  readonly text: string | undefined;
}

/** A footnote whose words are in its table. */
const IN_TEXT: NoteText = { type: 'M', text: undefined };

const HOLDERS = new Set(['Commentaries', 'MarginNotes', 'Footnotes']);

/** Reads the notes of a file, by the id that marks refer to. */
function readNoteTexts(root: XmlElement): ReadonlyMap<string, NoteText> {
  const noteTexts = new Map<string, NoteText>();
  const inHolders = elementsOf(root).filter(({ name }) => HOLDERS.has(name));
  for (const element of inHolders.flatMap(elementsOf)) {
    if (!NOTES.has(element.name)) continue;
    const { id = '', Type: commentaryType = '' } = element.attributes;
    const type = element.name === 'Commentary' ? commentaryType : 'M';
    const note: NoteText = { type: TYPES.has(type) ? (type as Type) : 'X', text: plainWords(element) };
    // A file may give two different notes the same id. The second gets a suffix.
    let key = id;
    for (let suffix = 2; noteTexts.has(key) && noteTexts.get(key)?.text !== note.text; suffix += 1)
      key = `${id}-${suffix}`;
    noteTexts.set(key, note);
  }
  for (const { name, attributes } of descend(root))
    if (name === 'Footnote' && !noteTexts.has(attributes.id ?? ''))
      noteTexts.set(attributes.id ?? '', IN_TEXT);
  return noteTexts;
}

/**
 * Reads the editors' notes in the order of their marks, numbered within each type as they are printed: F1, F2, C1
 * (drafting-conventions.md §4.5). A mark whose note is missing from the file becomes a note without words. A note to
 * which no mark refers is about the whole instrument.
 */
export function notesOf(
  root: XmlElement,
  placedMarks: readonly PlacedMark[],
  act: Pid,
): readonly EditorialNote[] {
  const noteTexts = readNoteTexts(root);
  const marked = new Set(placedMarks.map(({ ref }) => ref));
  const unmarked = [...noteTexts.keys()].filter((ref) => !marked.has(ref) && noteTexts.get(ref) !== IN_TEXT);
  const marks: readonly PlacedMark[] = [
    ...placedMarks,
    ...unmarked.map((ref) => ({ ref, effect: 'other', pid: act }) as const),
  ];
  const marksByRef = new Map<string, string>();
  const counts = new Map<Type, number>();
  return marks.map(({ ref, effect, pid, field, from, to }, at) => {
    const { type, text } = noteTexts.get(ref) ?? { type: effect === 'other' ? 'X' : 'F', text: undefined };
    const printedMark = marksByRef.get(ref);
    const count = (counts.get(type) ?? 0) + 1;
    const mark = printedMark ?? `${type}${count}`;
    if (printedMark === undefined) {
      marksByRef.set(ref, mark);
      counts.set(type, count);
    }
    return {
      id: `${ref}-${at + 1}`,
      mark,
      type,
      pid,
      ...(field === undefined ? {} : { field, from, to }),
      effect,
      ...(text === undefined ? {} : { text }),
    };
  });
}
