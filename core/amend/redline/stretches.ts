import type { Field, Pid } from '../../act/tree.ts';
import { isOfNumber, type Line, type LineSegment } from './lines.ts';
import type { ChangeStatus, Run } from './redline.ts';

/** What stands between a provision's number and its words in a line that is written out; in Word, a tab (§7.4, 14). */
const TAB = '\t';

/** A run of a line that is written out, and where its words are kept. */
export interface LineStretch {
  readonly run: Run;
  readonly pid: Pid;
  readonly field: Field | 'mark' | 'tab';
  /** Where it begins in its field as amended, and in its field of the base text. */
  readonly live: number;
  readonly base: number;
  /** Which run of which piece of the line it is; null for the tab. */
  readonly of: { readonly segment: LineSegment; readonly nth: number } | null;
}

const has = (stretches: readonly LineStretch[], leave: Run['kind']) =>
  stretches.some(({ run }) => run.kind !== leave && run.text);

/** The tab after a label: in each text in which there is a number in it, and in no other. */
function tabAfter(label: readonly LineStretch[]): readonly LineStretch[] {
  if (label.length === 0) return [];
  const number = label.filter(isOfNumber);
  const [before, after] = [has(number, 'inserted'), has(number, 'deleted')];
  const place = { pid: label[0]?.pid ?? '', field: 'tab', live: 0, base: 0, of: null } as const;
  if (before && after) return [{ run: { kind: 'kept', text: TAB }, ...place }];
  const owner = number.findLast(({ run }) => run.kind === (after ? 'inserted' : 'deleted'))?.run;
  return owner && owner.kind !== 'kept' ? [{ run: { ...owner, text: TAB }, ...place }] : [];
}

/**
 * A run as a line that is in one text only has it: all of it goes with the line, and nothing of it stays. What is struck
 * of words that were moved is struck where they now stand.
 */
function inLine(run: Run, changeStatus: ChangeStatus): Run | null {
  if (changeStatus.state === 'kept' || run.kind === changeStatus.state) return run;
  const { state: kind, am, moved } = changeStatus;
  if (run.kind !== 'kept') return moved === 'to' ? run : null;
  return moved ? { kind, text: run.text, am, moved: true } : { kind, text: run.text, am };
}

/** A line's runs in the order in which they are written out: its label, a tab, and its body. */
export function stretchesIn(line: Line): readonly LineStretch[] {
  const ends: { readonly pid: Pid; readonly field: LineStretch['field']; live: number; base: number }[] = [];
  const of = (segments: Line['label']): readonly LineStretch[] => {
    const stretches: LineStretch[] = [];
    for (const segment of segments) {
      const { pid, field, runs } = segment;
      // A line is of few fields: to look one up takes longer than to look at each.
      const before = ends.find((one) => one.pid === pid && one.field === field);
      const end = before ?? { pid, field, live: 0, base: 0 };
      if (!before) ends.push(end);
      runs.forEach((original, nth) => {
        const run = inLine(original, line.changeStatus);
        const { live, base } = end;
        if (run?.text) stretches.push({ run, pid, field, live, base, of: { segment, nth } });
        if (original.kind !== 'deleted') end.live += original.text.length;
        if (original.kind !== 'inserted' || original.moved) end.base += original.text.length;
      });
    }
    return stretches;
  };
  const label = of(line.label);
  const tab = tabAfter(label).flatMap((one): readonly LineStretch[] => {
    const run = inLine(one.run, line.changeStatus);
    return run ? [{ ...one, run }] : [];
  });
  return [...label, ...tab, ...of(line.body)];
}
