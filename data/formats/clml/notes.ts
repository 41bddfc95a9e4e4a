import type { EditorialNote } from '../../../core/act/instrument.ts';
import type { Pid } from '../../../core/act/tree.ts';
import { descend, elementsOf, type XmlElement } from '../xml/tree.ts';
import type { PlacedMark } from './gathering.ts';
import { plainWords } from './words-of.ts';

type Type = EditorialNote['type'];
const TYPES = new Set(['F', 'C', 'I', 'E', 'X', 'M', 'P']);

const NOTES = new Set(['Commentary', 'MarginNote', 'Footnote']);

/** A commentary, margin note or footnote of the file, by the id that marks in the text refer to. */
interface NoteText {
  readonly type: Type;
  /** Absent where it is words of the text itself, as a table's footnotes are. */
  readonly text: string | undefined;
}

/** A note that is held where it stands, among the words of a table. */
const IN_TEXT: NoteText = { type: 'M', text: undefined };

const HOLDERS = new Set(['Commentaries', 'MarginNotes', 'Footnotes']);

/** What each note of a file says, by the id that marks refer to. */
function saidIn(root: XmlElement): ReadonlyMap<string, NoteText> {
  const noteTexts = new Map<string, NoteText>();
  const inHolders = elementsOf(root).filter(({ name }) => HOLDERS.has(name));
  for (const element of inHolders.flatMap(elementsOf)) {
    if (!NOTES.has(element.name)) continue;
    const { id = '', Type: commentaryType = '' } = element.attributes;
    const type = element.name === 'Commentary' ? commentaryType : 'M';
    const note: NoteText = { type: TYPES.has(type) ? (type as Type) : 'X', text: plainWords(element) };
    // Two notes under one id are two notes.
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

const EFFECTS: Readonly<Record<PlacedMark['effect'], EditorialNote['effect']>> = {
  inserted: 'inserted',
  substituted: 'substituted',
  repealed: 'repealed',
  other: 'other',
};

/**
 * The editors' notes on a text, in the order of their marks, each numbered within its type as they are printed: F1, F2,
 * C1 (drafting-conventions.md §4.5). A mark whose note the file lacks is kept, without words; a note that nothing in the
 * text refers to is on the whole of it.
 */
export function notesOf(
  root: XmlElement,
  placedMarks: readonly PlacedMark[],
  act: Pid,
): readonly EditorialNote[] {
  const noteTexts = saidIn(root);
  const marked = new Set(placedMarks.map(({ ref }) => ref));
  const unmarked = [...noteTexts.keys()].filter((ref) => !marked.has(ref) && noteTexts.get(ref) !== IN_TEXT);
  const marks: readonly PlacedMark[] = [
    ...placedMarks,
    ...unmarked.map((ref) => ({ ref, effect: 'other', pid: act }) as const),
  ];
  const printed = new Map<string, string>();
  const counts = new Map<Type, number>();
  return marks.map(({ ref, effect, pid, field, from, to }, at) => {
    const { type, text } = noteTexts.get(ref) ?? { type: effect === 'other' ? 'X' : 'F', text: undefined };
    const printedMark = printed.get(ref);
    const count = (counts.get(type) ?? 0) + 1;
    const mark = printedMark ?? `${type}${count}`;
    if (printedMark === undefined) {
      printed.set(ref, mark);
      counts.set(type, count);
    }
    return {
      id: `${ref}-${at + 1}`,
      mark,
      type,
      pid,
      ...(field === undefined ? {} : { field, from, to }),
      effect: EFFECTS[effect],
      ...(text === undefined ? {} : { text }),
    };
  });
}
