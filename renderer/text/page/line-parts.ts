import { statusRuns } from '../../../core/act/extent.ts';
import type { EditorialNote } from '../../../core/act/instrument.ts';
import { type Field, indexTree, type Pid, type Provision, type Status } from '../../../core/act/tree.ts';
import type { LineSegment } from '../../../core/amend/redline/lines.ts';
import type { Run } from '../../../core/amend/redline/redline.ts';

/** A stretch of a printed line with one look, and the notes whose marks follow it. */
export interface Part {
  readonly text: string;
  readonly kind: Run['kind'];
  /** The amendment that inserts or deletes the words; null for kept words. */
  readonly am: string | null;
  /** Whether the words are only moved: deleted at the old place, inserted at the new one. */
  readonly moved: boolean;
  /** The certainty of base text; null for words that an amendment inserts. */
  readonly status: Status | null;
  readonly notes: readonly EditorialNote[];
}

/** legislation.gov.uk’s notes by the field that they mark. Notes on a whole provision are at its number. */
export type NoteIndex = ReadonlyMap<string, readonly EditorialNote[]>;

const keyOf = (pid: Pid, field: Field): string => `${pid} ${field}`;

export function indexNotes(notes: readonly EditorialNote[]): NoteIndex {
  const index = new Map<string, EditorialNote[]>();
  for (const note of notes) {
    const key = keyOf(note.pid, note.field ?? 'num');
    index.set(key, [...(index.get(key) ?? []), note]);
  }
  return index;
}

/** The offsets in the base text where a field must be cut: where its status changes or a note’s mark follows. */
function cutsOf(
  spans: readonly { readonly to: number }[],
  notes: readonly EditorialNote[],
): readonly number[] {
  return [...new Set([...spans, ...notes].flatMap(({ to }) => (to === undefined ? [] : [to])))].sort(
    (a, b) => a - b,
  );
}

/** Cuts a piece of a line into parts with one look each. */
export function partsOf(root: Provision, linePart: LineSegment, index: NoteIndex): readonly Part[] {
  const { field } = linePart;
  const isBaseText = field !== 'mark' && indexTree(root).byPid.has(linePart.pid);
  if (!isBaseText) return linePart.runs.map((run) => plain(run, null));
  const spans = statusRuns(root, linePart.pid, field);
  const notes = index.get(keyOf(linePart.pid, field)) ?? [];
  const cuts = cutsOf(spans, notes);
  const length = spans.at(-1)?.to ?? 0;
  const parts: Part[] = [];
  let at = 0;
  for (const run of linePart.runs) {
    if (run.kind === 'inserted') {
      parts.push(plain(run, null));
      continue;
    }
    const end = at + run.text.length;
    for (const to of [...cuts.filter((cut) => cut > at && cut < end), end]) {
      const status = spans.find((span) => at >= span.from && at < span.to)?.status ?? null;
      const text = run.text.slice(run.text.length - (end - at), run.text.length - (end - to));
      const marks = notes.filter((note) => (note.to ?? length) === to);
      parts.push({ ...plain({ ...run, text }, status), notes: marks });
      at = to;
    }
  }
  return parts;
}

const plain = (run: Run, status: Status | null): Part => ({
  text: run.text,
  kind: run.kind,
  am: run.kind === 'kept' ? null : run.am,
  moved: run.kind !== 'kept' && run.moved === true,
  status,
  notes: [],
});

/** Neighbouring parts changed by one amendment. Stepping from change to change treats them as one. */
export interface Stretch {
  readonly am: string | null;
  readonly parts: readonly Part[];
}

export function stretchesOf(parts: readonly Part[]): readonly Stretch[] {
  const stretches: { am: string | null; parts: Part[] }[] = [];
  for (const part of parts) {
    const last = stretches.at(-1);
    if (last && last.am === part.am) last.parts.push(part);
    else stretches.push({ am: part.am, parts: [part] });
  }
  return stretches;
}
