import type { Field, Pid } from '../../act/tree.ts';
import { isOfNumber, type Line, type LineSegment } from './lines.ts';
import { type ChangeStatus, type Run, runIn } from './redline.ts';

/** The separator of a provision's number and its words in a file (drafting-conventions.md §7.4). */
const TAB = '\t';

/** A run of a line as it is written to a file, with the place of its words. */
export interface LineStretch {
  readonly run: Run;
  readonly pid: Pid;
  readonly field: Field | 'mark' | 'tab';
  /** The offset of its start in the field as amended, and in the field of the base text. */
  readonly live: number;
  readonly base: number;
  /** The segment of the line, and the index of the run in it. Null for the tab. */
  readonly of: { readonly segment: LineSegment; readonly nth: number } | null;
}

const hasText = (stretches: readonly LineStretch[], leave: Run['kind']) =>
  stretches.some(({ run }) => run.kind !== leave && run.text);

/** The tab after a label. It is in a text only if the label has a number in that text. */
function tabAfter(label: readonly LineStretch[]): readonly LineStretch[] {
  if (label.length === 0) return [];
  const number = label.filter(isOfNumber);
  const [before, after] = [hasText(number, 'inserted'), hasText(number, 'deleted')];
  const place = { pid: label[0]?.pid ?? '', field: 'tab', live: 0, base: 0, of: null } as const;
  if (before && after) return [{ run: { kind: 'kept', text: TAB }, ...place }];
  const owner = number.findLast(({ run }) => run.kind === (after ? 'inserted' : 'deleted'))?.run;
  return owner && owner.kind !== 'kept' ? [{ run: { ...owner, text: TAB }, ...place }] : [];
}

/**
 * A run of an inserted or deleted line. Its kept words are inserted or deleted with the line. Null for a run that is in
 * neither text. Words that were moved and then struck are struck at the new place.
 */
function asInLine(run: Run, changeStatus: ChangeStatus): Run | null {
  if (changeStatus.state === 'kept' || run.kind === changeStatus.state) return run;
  if (run.kind !== 'kept') return changeStatus.moved === 'to' ? run : null;
  return runIn(run.text, changeStatus);
}

/** A line's runs in the order in which a file has them: its label, a tab, and its body. */
export function stretchesIn(line: Line): readonly LineStretch[] {
  const ends: { readonly pid: Pid; readonly field: LineStretch['field']; live: number; base: number }[] = [];
  const stretchesOf = (segments: Line['label']): readonly LineStretch[] => {
    const stretches: LineStretch[] = [];
    for (const segment of segments) {
      const { pid, field, runs } = segment;
      // A line has few fields, so a linear search is faster than a map.
      const before = ends.find((end) => end.pid === pid && end.field === field);
      const end = before ?? { pid, field, live: 0, base: 0 };
      if (!before) ends.push(end);
      runs.forEach((original, nth) => {
        const run = asInLine(original, line.changeStatus);
        const { live, base } = end;
        if (run?.text) stretches.push({ run, pid, field, live, base, of: { segment, nth } });
        if (original.kind !== 'deleted') end.live += original.text.length;
        if (original.kind !== 'inserted' || original.moved) end.base += original.text.length;
      });
    }
    return stretches;
  };
  const label = stretchesOf(line.label);
  const tab = tabAfter(label).flatMap((stretch): readonly LineStretch[] => {
    const run = asInLine(stretch.run, line.changeStatus);
    return run ? [{ ...stretch, run }] : [];
  });
  return [...label, ...tab, ...stretchesOf(line.body)];
}
