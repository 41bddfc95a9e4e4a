import { type Field, indexTree, type Pid, type Provision, pathTo } from '../act/tree.ts';
import type { Line } from '../amend/redline/lines.ts';
import type { Run } from '../amend/redline/redline.ts';
import { stretchesIn } from '../amend/redline/stretches.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { type Blame, blame, type MadeRevision, type RevisionMark } from './blame.ts';

/** The longest pause within one sitting, in milliseconds. A person's changes in one sitting count as one. */
export const MAX_PAUSE_MS = 15 * 60_000;

/** The person who inserted or deleted some words, and the ISO time. */
export type Signature = Pick<RevisionMark, 'who' | 'at'>;

/** A run of a printed line with its author; null for kept words. */
export interface SignedRun {
  readonly run: Run;
  readonly by: Signature | null;
}

/** Finds the authors of the changes in printed lines. */
export interface LineSignatures {
  /** The runs of a line, divided where the author or the sitting changes. */
  readonly runsOf: (line: Line) => readonly SignedRun[];
  /** The author of the insertion or omission of a whole line; null for a kept line. */
  readonly lineBy: (line: Line) => Signature | null;
}

/** Whether two runs belong to one change. Moved words are not the same change as inserted or deleted words. */
const isSameChange = (a: Run, b: Run): boolean =>
  a.kind === 'kept' || b.kind === 'kept'
    ? a.kind === b.kind
    : a.kind === b.kind && a.am === b.am && a.moved === b.moved;

/** The runs of a line without authors, with runs of the same change joined. */
function unsignedRuns(line: Line): readonly SignedRun[] {
  const mergedRuns: Run[] = [];
  for (const { run } of stretchesIn(line)) {
    const last = mergedRuns.at(-1);
    if (last && isSameChange(last, run))
      mergedRuns[mergedRuns.length - 1] = { ...last, text: last.text + run.text };
    else mergedRuns.push(run);
  }
  return mergedRuns.map((run) => ({ run, by: null }));
}

/** For lines whose authors are not known. */
export const UNSIGNED: LineSignatures = { runsOf: unsignedRuns, lineBy: () => null };

/**
 * The time at which each revision's sitting began. A sentence that was typed in one sitting then has one date, however often
 * it was saved. The beginning is used because it does not change when the person types on after a file was sent.
 */
function sittingsOf(revisions: readonly MadeRevision[]): ReadonlyMap<RevisionMark, string> {
  const startTimes = new Map<RevisionMark, string>();
  let last: RevisionMark | null = null;
  for (const { mark, signatures } of revisions) {
    const isSameSitting: boolean =
      last !== null && last.who === mark.who && Date.parse(mark.at) - Date.parse(last.at) <= MAX_PAUSE_MS;
    startTimes.set(mark, (last && isSameSitting && startTimes.get(last)) || mark.at);
    last = signatures ? null : mark;
  }
  return startTimes;
}

/** The revisions that changed edits. A change of state, such as an agreement, is left out. */
function revisionsOfEdits(revisions: readonly MadeRevision[]): readonly MadeRevision[] {
  let last = canonicalJson([]);
  return revisions.filter(({ amendment }) => {
    const now = canonicalJson(amendment.edits);
    const isChanged = now !== last;
    last = now;
    return isChanged;
  });
}

/** Returns a function that gives the signature of a revision. */
export function signatureOf(revisions: readonly MadeRevision[]): (mark: RevisionMark) => Signature {
  const startTimes = sittingsOf(revisionsOfEdits(revisions));
  return (mark) => ({ who: mark.who, at: startTimes.get(mark) ?? mark.at });
}

/** A part of a run with one author, up to the offset `to` in the run. */
interface Cut {
  readonly to: number;
  readonly by: Signature | null;
}

const isSame = (a: Signature, b: Signature): boolean => a.who === b.who && a.at === b.at;

/**
 * Finds the authors of the words of printed lines, from the revisions of the amendments.
 * @param base the base text
 * @param revisions the revisions of each amendment, by its id
 */
export function lineSignatures(
  base: Provision,
  revisions: ReadonlyMap<string, readonly MadeRevision[]>,
): LineSignatures {
  const { byPid } = indexTree(base);
  const drafted = new Map([...revisions].map(([id, list]) => [id, revisionsOfEdits(list)]));
  const signatures = new Map([...drafted].map(([id, list]) => [id, signatureOf(list)]));
  const blames = new Map<string, Blame>();
  const blameOf = (am: string, pid: Pid, field: Field): Blame => {
    const key = `${am} ${pid} ${field}`;
    const cachedBlame = blames.get(key) ?? blame(drafted.get(am) ?? [], pid, field);
    blames.set(key, cachedBlame);
    return cachedBlame;
  };
  const signed = (am: string, mark: RevisionMark | null | undefined): Signature | null =>
    mark ? (signatures.get(am)?.(mark) ?? null) : null;
  const latest = (am: string): Signature | null => signed(am, drafted.get(am)?.at(-1)?.mark);

  /** The author of the change of a whole provision, or of a provision around it. */
  const wholeBy = (am: string, pid: Pid): Signature | null => {
    const path = byPid.has(pid) ? pathTo(base, pid).map((node) => node.pid) : [pid];
    const wholeMarks = path.map((each) => blameOf(am, each, 'content').whole);
    return signed(
      am,
      wholeMarks.findLast((mark) => mark !== null),
    );
  };

  /** Divides a run at the places where the author changes. Offsets are in the run. */
  function cutsIn(
    run: Exclude<Run, { kind: 'kept' }>,
    pid: Pid,
    field: Field,
    from: number,
    gap: number,
  ): Cut[] {
    const { am, kind, text, moved } = run;
    const fieldBlame = blameOf(am, pid, field);
    const isNew = kind === 'inserted' && !moved;
    const marks = isNew
      ? fieldBlame.inserted.filter((one) => one.gap === (byPid.has(pid) ? gap : null))
      : moved
        ? []
        : fieldBlame.struck;
    const cuts = marks
      .filter((one) => one.from < from + text.length && one.to > from)
      .map((one) => ({ to: Math.min(one.to - from, text.length), by: signed(am, one.by) }));
    return cuts.length > 0 ? cuts : [{ to: text.length, by: wholeBy(am, pid) }];
  }

  function runsOf(line: Line): readonly SignedRun[] {
    const used = new Map<string, number>();
    const signedRuns: { run: Run; by: Signature | null }[] = [];
    const add = (run: Run, by: Signature | null) => {
      const last = signedRuns.at(-1);
      // A tab or quotation mark has no author, and is joined with the run before it.
      if (
        last &&
        isSameChange(last.run, run) &&
        (run.kind === 'kept' || !by || !last.by || isSame(last.by, by))
      )
        signedRuns[signedRuns.length - 1] = {
          run: { ...last.run, text: last.run.text + run.text },
          by: last.by ?? by,
        };
      else signedRuns.push({ run, by });
    };
    for (const { run, pid, field, base: gap } of stretchesIn(line)) {
      if (run.kind === 'kept' || field === 'mark' || field === 'tab') {
        add(run, null);
        continue;
      }
      const key = `${run.am} ${pid} ${field} ${gap}`;
      const isNew = run.kind === 'inserted' && !run.moved;
      const from = isNew ? (used.get(key) ?? 0) : gap;
      if (isNew) used.set(key, from + run.text.length);
      let signedTo = 0;
      for (const { to, by } of cutsIn(run, pid, field, from, gap)) {
        if (to > signedTo) add({ ...run, text: run.text.slice(signedTo, to) }, by);
        signedTo = Math.max(signedTo, to);
      }
      if (signedTo < run.text.length) add({ ...run, text: run.text.slice(signedTo) }, null);
    }
    return signedRuns.map(({ run, by }) => ({
      run,
      by: run.kind === 'kept' ? null : (by ?? latest(run.am)),
    }));
  }

  function lineBy(line: Line): Signature | null {
    const { changeStatus } = line;
    if (changeStatus.state === 'kept') return null;
    const { am, state } = changeStatus;
    const own = runsOf(line).findLast(({ run }) => run.kind === state && run.am === am);
    return wholeBy(am, line.pid) ?? own?.by ?? latest(am);
  }

  return { runsOf, lineBy };
}
