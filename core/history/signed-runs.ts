import { type Field, indexTree, type Pid, type Provision, pathTo } from '../act/tree.ts';
import type { Line } from '../amend/redline/lines.ts';
import type { Run } from '../amend/redline/redline.ts';
import { stretchesIn } from '../amend/redline/stretches.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { type Blame, blame, type MadeRevision, type RevisionMark } from './blame.ts';

/** The longest pause within one sitting, in milliseconds. */
export const SITTING = 15 * 60_000;

/** Who typed or struck some words, and when: an ISO time. */
export type Signature = Pick<RevisionMark, 'who' | 'at'>;

/** A run of a printed line, and whose it is. Kept words are nobody's. */
export interface SignedRun {
  readonly run: Run;
  readonly by: Signature | null;
}

/** Whose the changes of some amendments are. */
export interface LineSignatures {
  /** A line's runs as they are written out, cut where words of one run are of two people, or of two sittings. */
  readonly runsOf: (line: Line) => readonly SignedRun[];
  /** Who made a line be in one text only. */
  readonly lineBy: (line: Line) => Signature | null;
}

/** Whether two runs are one change: what is only moved is not what is put in or struck. */
const isOne = (a: Run, b: Run): boolean =>
  a.kind === 'kept' || b.kind === 'kept'
    ? a.kind === b.kind
    : a.kind === b.kind && a.am === b.am && a.moved === b.moved;

/** A line's runs where nothing is known of whose they are: each a change of one amendment. */
function unsignedRuns(line: Line): readonly SignedRun[] {
  const mergedRuns: Run[] = [];
  for (const { run } of stretchesIn(line)) {
    const last = mergedRuns.at(-1);
    if (last && isOne(last, run)) mergedRuns[mergedRuns.length - 1] = { ...last, text: last.text + run.text };
    else mergedRuns.push(run);
  }
  return mergedRuns.map((run) => ({ run, by: null }));
}

/** Where nothing is known of who typed what. */
export const UNSIGNED: LineSignatures = { runsOf: unsignedRuns, lineBy: () => null };

/**
 * When each revision's sitting began: a sentence that was typed without a long pause has one date and not one for each
 * time that it was saved meanwhile. By its beginning, so that no word that was sent has another date later.
 */
function sittingsOf(revisions: readonly MadeRevision[]): ReadonlyMap<RevisionMark, string> {
  const begins = new Map<RevisionMark, string>();
  let last: RevisionMark | null = null;
  for (const { mark, signatures } of revisions) {
    const goesOn: boolean =
      last !== null && last.who === mark.who && Date.parse(mark.at) - Date.parse(last.at) <= SITTING;
    begins.set(mark, (last && goesOn && begins.get(last)) || mark.at);
    last = signatures ? null : mark;
  }
  return begins;
}

/** The revisions that changed words or structure: being agreed is none. */
function drafting(revisions: readonly MadeRevision[]): readonly MadeRevision[] {
  let last = canonicalJson([]);
  return revisions.filter(({ amendment }) => {
    const now = canonicalJson(amendment.edits);
    const isOther = now !== last;
    last = now;
    return isOther;
  });
}

/** How each revision of an amendment is signed. */
export function signatureOf(revisions: readonly MadeRevision[]): (mark: RevisionMark) => Signature {
  const begins = sittingsOf(drafting(revisions));
  return (mark) => ({ who: mark.who, at: begins.get(mark) ?? mark.at });
}

interface Cut {
  readonly to: number;
  readonly by: Signature | null;
}

const isSame = (a: Signature, b: Signature): boolean => a.who === b.who && a.at === b.at;

/**
 * Whose the words of printed lines are, by the revision that each came with.
 * @param base the base text
 * @param revisions what each amendment was, revision by revision, by its id
 */
export function lineSignatures(
  base: Provision,
  revisions: ReadonlyMap<string, readonly MadeRevision[]>,
): LineSignatures {
  const { byPid } = indexTree(base);
  const drafted = new Map([...revisions].map(([id, list]) => [id, drafting(list)]));
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

  /** Who had a provision go or come as a whole: by itself, or with what it stands in. */
  const wholeBy = (am: string, pid: Pid): Signature | null => {
    const path = byPid.has(pid) ? pathTo(base, pid).map((node) => node.pid) : [pid];
    const wholeMarks = path.map((each) => blameOf(am, each, 'content').whole);
    return signed(
      am,
      wholeMarks.findLast((mark) => mark !== null),
    );
  };

  /** Where the words of a run change from one hand to the next, in its own offsets. */
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
      // What is nobody's by itself, a tab or a quotation mark, goes with its neighbour.
      if (last && isOne(last.run, run) && (run.kind === 'kept' || !by || !last.by || isSame(last.by, by)))
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
