import type { EditorialNote } from '../../../core/act/instrument.ts';
import type { Run } from '../../../core/amend/redline/redline.ts';
import { element, type XmlNode } from '../xml/tree.ts';

/** Some words of a field with one change status, and the editors' notes that begin there or cover the words. */
interface NotedRun {
  readonly run: Run;
  readonly points: readonly EditorialNote[];
  readonly spans: readonly EditorialNote[];
}

const isSpan = ({ effect, from, to }: EditorialNote): boolean =>
  effect !== 'other' && from !== undefined && to !== undefined && from < to;

/**
 * The attributes of a change, with its amendment's number. A deletion and the insertion that replaces it are one change
 * with one start and one end.
 */
export const changeAttributes = (
  am: string,
  starts: boolean,
  ends: boolean,
): Record<string, string | undefined> => ({
  'ukl:changeStart': starts ? 'true' : undefined,
  'ukl:changeEnd': ends ? 'true' : undefined,
  'ukl:changeDnum': am,
});

/**
 * Divides runs where a note begins or ends. Offsets of notes are in the base text, which inserted runs are not part of.
 */
function splitAtNotes(runs: readonly Run[], notes: readonly EditorialNote[]): readonly NotedRun[] {
  if (notes.length === 0) return runs.map((run) => ({ run, points: [], spans: [] }));
  const spans = notes.filter(isSpan);
  const pending = notes.filter((note) => !isSpan(note)).sort((a, b) => (a.from ?? 0) - (b.from ?? 0));
  const cuts = [...new Set(notes.flatMap(({ from = 0, to = from }) => [from, to]))].sort((a, b) => a - b);
  const stretches: NotedRun[] = [];
  let at = 0;
  for (const run of runs) {
    if (run.kind === 'inserted') {
      stretches.push({ run, points: [], spans: [] });
      continue;
    }
    const end = at + run.text.length;
    const inside = cuts.filter((cut) => cut > at && cut < end);
    let from = at;
    for (const to of [...inside, end]) {
      const points: EditorialNote[] = [];
      while (pending[0] && (pending[0].from ?? 0) <= from) points.push(...pending.splice(0, 1));
      const start = from;
      const covering = spans.filter((note) => (note.from ?? 0) <= start && (note.to ?? 0) >= to);
      stretches.push({ run: { ...run, text: run.text.slice(start - at, to - at) }, points, spans: covering });
      from = to;
    }
    at = end;
  }
  if (pending.length > 0) stretches.push({ run: { kind: 'kept', text: '' }, points: pending, spans: [] });
  return stretches;
}

/** Divides the stretches into lines. A line break that is itself inserted or deleted stays within its line. */
function linesOf(stretches: readonly NotedRun[]): readonly (readonly NotedRun[])[] {
  const lines: NotedRun[][] = [[]];
  for (const stretch of stretches) {
    const texts = stretch.run.kind === 'kept' ? stretch.run.text.split('\n') : [stretch.run.text];
    for (const [at, text] of texts.entries()) {
      if (at > 0) lines.push([]);
      lines
        .at(-1)
        ?.push({ ...stretch, run: { ...stretch.run, text }, points: at === 0 ? stretch.points : [] });
    }
  }
  return lines;
}

const noteRef = ({ id, mark, type }: EditorialNote): XmlNode =>
  element('noteRef', { href: `#${id}`, class: `commentary ${type}`, ...(mark ? { marker: mark } : {}) });

/** Words with a `br` element for each line break. */
const withBreaks = (text: string): readonly XmlNode[] =>
  text
    .split('\n')
    .flatMap((line, at): XmlNode[] => [...(at > 0 ? [element('br')] : []), ...(line === '' ? [] : [line])]);

function markEdit(note: EditorialNote, inner: readonly XmlNode[]): readonly XmlNode[] {
  const isRemoved = note.effect === 'repealed' || note.effect === 'omitted';
  const className = isRemoved ? 'repeal' : note.effect === 'substituted' ? 'substitution' : 'addition';
  const attributes = { class: className, 'ukl:ChangeId': note.id, 'ukl:CommentaryRef': `#${note.id}` };
  return [element(isRemoved ? 'del' : 'ins', attributes, inner)];
}

function nodesOf(line: readonly NotedRun[]): readonly XmlNode[] {
  return line.flatMap(({ run, points, spans }, at) => {
    const words = spans.reduceRight<readonly XmlNode[]>(
      (inner, note) => markEdit(note, inner),
      withBreaks(run.text),
    );
    const marks = points.map(noteRef);
    if (words.length === 0) return marks;
    if (run.kind === 'kept') return [...marks, ...words];
    const [before, after] = [line[at - 1]?.run, line[at + 1]?.run];
    const follows = before !== undefined && before.kind !== 'kept' && before.am === run.am;
    const continues = after !== undefined && after.kind !== 'kept' && after.am === run.am;
    const attributes = changeAttributes(run.am, !follows, !continues);
    return [...marks, element(run.kind === 'inserted' ? 'ins' : 'del', attributes, words)];
  });
}

/** A field as the lines in which it is printed, each as the content of a paragraph. Empty for a field without words. */
export function linesOfRuns(
  runs: readonly Run[],
  notes: readonly EditorialNote[] = [],
): readonly (readonly XmlNode[])[] {
  if (runs.length === 0 && notes.length === 0) return [];
  const [only, secondRun] = runs;
  // Fast path: nearly all fields of an Act are one unchanged line without notes.
  if (only?.kind === 'kept' && !secondRun && notes.length === 0 && !only.text.includes('\n'))
    return [only.text === '' ? [] : [only.text]];
  return linesOf(splitAtNotes(runs, notes)).map(nodesOf);
}

/** A field that the file has on one line, such as a number, with a `br` for each line break. */
export const inlineOfRuns = (
  runs: readonly Run[],
  notes: readonly EditorialNote[] = [],
): readonly XmlNode[] =>
  linesOfRuns(runs, notes).flatMap((line, at) => (at === 0 ? line : [element('br'), ...line]));
