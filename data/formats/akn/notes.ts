import type { EditorialNote } from '../../../core/act/instrument.ts';
import { type Pid, type Provision, walk } from '../../../core/act/tree.ts';
import { descend, type XmlElement } from '../xml/tree.ts';
import type { Gathering } from './gathering.ts';
import { plain } from './inline.ts';

type Type = EditorialNote['type'];
const TYPE = /\b([FCIEXMP])\b/;
const NO_VARIABLES: ReadonlyMap<string, string> = new Map();

interface NoteText {
  readonly type: Type;
  readonly mark: string;
  readonly text: string;
}

/** Reads the notes of a file, by the identifier that marks in the text refer to. */
function readNoteTexts(meta: XmlElement | undefined): ReadonlyMap<string, NoteText> {
  const noteTexts = new Map<string, NoteText>();
  for (const element of meta ? descend(meta) : []) {
    if (element.name !== 'note') continue;
    const { eId = '', class: classes = '', marker = '' } = element.attributes;
    const type = (TYPE.exec(classes)?.[1] ?? TYPE.exec(marker.slice(0, 1))?.[1] ?? 'M') as Type;
    if (eId !== '') noteTexts.set(eId, { type, mark: marker, text: plain(element, NO_VARIABLES) });
  }
  return noteTexts;
}

/**
 * Reads the editors' notes on a text, in the order of their marks (drafting-conventions.md §4.5). A mark whose note is
 * missing from the file becomes a note without words, and so does a change without a note.
 */
export function notesOf(
  meta: XmlElement | undefined,
  gathering: Gathering,
  root: Provision,
): readonly EditorialNote[] {
  const noteTexts = readNoteTexts(meta);
  if (noteTexts.size === 0 && gathering.marks.length === 0 && gathering.foundNotes.length === 0) return [];
  // Sections are read before the headings above them. So marks are collected in another order than that of the text.
  const order = new Map([...walk(root)].map(({ pid }, at) => [pid, at]));
  const inOrder = <T extends { readonly pid: Pid }>(marks: readonly T[]): readonly T[] =>
    marks.toSorted((a, b) => (order.get(a.pid) ?? 0) - (order.get(b.pid) ?? 0));
  const marked = inOrder(gathering.marks).map(({ ref, effect, pid, field, from, to }, at): EditorialNote => {
    const note = noteTexts.get(ref);
    return {
      id: `${ref || 'change'}-${at + 1}`,
      mark: note?.mark ?? '',
      type: note?.type ?? (effect === 'other' ? 'X' : 'F'),
      pid,
      field,
      from,
      to,
      effect,
      ...(note === undefined || note.text === '' ? {} : { text: note.text }),
    };
  });
  const foundNotes = inOrder(gathering.foundNotes).map(
    ({ pid, mark, text }, at): EditorialNote => ({
      id: `note-${at + 1}`,
      mark,
      type: 'M',
      pid,
      effect: 'other',
      text,
    }),
  );
  const refs = new Set(gathering.marks.map(({ ref }) => ref));
  return [...marked, ...unmarkedNotes(meta, noteTexts, root, refs), ...foundNotes];
}

/** Notes that no mark in the text refers to. Each goes on the provision that the file's analysis gives it. */
function unmarkedNotes(
  meta: XmlElement | undefined,
  noteTexts: ReadonlyMap<string, NoteText>,
  root: Provision,
  marked: ReadonlySet<string>,
): readonly EditorialNote[] {
  const notes: EditorialNote[] = [];
  const add = (ref: string, { mark, type, text }: NoteText, pid: Pid): void => {
    const id = `${ref}-on-${notes.length + 1}`;
    notes.push({ id, mark, type, pid, effect: 'other', ...(text ? { text } : {}) });
  };
  const placedRefs = new Set<string>();
  let byEid: Map<string, Pid> | null = null;
  for (const { name, attributes } of meta ? descend(meta) : []) {
    const ref = (attributes.refersTo ?? '').replace(/^#/, '');
    const note = name === 'ukl:commentary' && !marked.has(ref) ? noteTexts.get(ref) : undefined;
    if (!note) continue;
    byEid ??= new Map([...walk(root)].map(({ eid = '', pid }) => [eid, pid]));
    add(ref, note, byEid.get((attributes.href ?? '').replace(/^#/, '')) ?? root.pid);
    placedRefs.add(ref);
  }
  // A note to which the file gives no place is about the whole instrument.
  for (const [ref, note] of noteTexts) if (!marked.has(ref) && !placedRefs.has(ref)) add(ref, note, root.pid);
  return notes;
}
