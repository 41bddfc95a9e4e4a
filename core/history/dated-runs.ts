import { type Field, indexTree, type Pid, type Provision, pathTo } from '../act/tree.ts';
import type { Line } from '../amend/redline/lines.ts';
import type { Run } from '../amend/redline/redline.ts';
import { stretchesIn } from '../amend/redline/stretches.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { type Blame, blame, type Made, type RevisionMark } from './blame.ts';
import { SITTING } from './story.ts';

/** A run of a printed line, and when its words were typed or struck: an ISO time. Kept words have none. */
export interface DatedRun {
  readonly run: Run;
  readonly at: string | null;
}

/** When the changes of some amendments were made. */
export interface ChangeDates {
  /** A line's runs as they are written out, cut where words of one run were typed at two sittings. */
  readonly runsOf: (line: Line) => readonly DatedRun[];
  /** When a line came to be in one text only. */
  readonly lineAt: (line: Line) => string | null;
}

/**
 * When each revision's sitting ended: a sentence that was typed without a long pause has one date and not one for each
 * time that it was saved meanwhile.
 */
function sittingsOf(made: readonly Made[]): ReadonlyMap<number, string> {
  const ends = new Map<number, string>();
  let open: RevisionMark[] = [];
  const close = () => {
    for (const { seq } of open) ends.set(seq, open.at(-1)?.at ?? '');
    open = [];
  };
  for (const { mark } of made) {
    const last = open.at(-1);
    const goesOn = last && last.who === mark.who && Date.parse(mark.at) - Date.parse(last.at) <= SITTING;
    if (last && !goesOn) close();
    open.push(mark);
  }
  close();
  return ends;
}

/** The revisions that changed words or structure: being agreed is none. */
function drafting(made: readonly Made[]): readonly Made[] {
  let last = canonicalJson([]);
  return made.filter(({ amendment }) => {
    const now = canonicalJson(amendment.edits);
    const isOther = now !== last;
    last = now;
    return isOther;
  });
}

interface Cut {
  readonly to: number;
  readonly at: string | null;
}

/**
 * When the words of printed lines were typed or struck, by the revision that each came with.
 * @param base the base text
 * @param made what each amendment was, revision by revision, by its id
 */
export function changeDates(base: Provision, made: ReadonlyMap<string, readonly Made[]>): ChangeDates {
  const { byPid } = indexTree(base);
  const drafted = new Map([...made].map(([id, list]) => [id, drafting(list)]));
  const ends = new Map([...drafted].map(([id, list]) => [id, sittingsOf(list)]));
  const blames = new Map<string, Blame>();
  const blameOf = (am: string, pid: Pid, field: Field): Blame => {
    const key = `${am} ${pid} ${field}`;
    const known = blames.get(key) ?? blame(drafted.get(am) ?? [], pid, field);
    blames.set(key, known);
    return known;
  };
  const timeOf = (am: string, mark: RevisionMark | null | undefined): string | null =>
    mark ? (ends.get(am)?.get(mark.seq) ?? mark.at) : null;
  const latest = (am: string): string | null => timeOf(am, drafted.get(am)?.at(-1)?.mark);

  /** When a provision went or came as a whole: by itself, or with what it stands in. */
  const wholeAt = (am: string, pid: Pid): string | null => {
    const path = byPid.has(pid) ? pathTo(base, pid).map((node) => node.pid) : [pid];
    const whole = path.map((each) => blameOf(am, each, 'content').whole);
    return timeOf(
      am,
      whole.findLast((mark) => mark !== null),
    );
  };

  /** Where the words of a run change from one date to the next, in its own offsets. */
  function cutsIn(
    run: Exclude<Run, { kind: 'kept' }>,
    pid: Pid,
    field: Field,
    from: number,
    gap: number,
  ): Cut[] {
    const { am, kind, text, moved } = run;
    const told = blameOf(am, pid, field);
    const isNew = kind === 'inserted' && !moved;
    const marks = isNew
      ? told.inserted.filter((one) => one.gap === (byPid.has(pid) ? gap : null))
      : moved
        ? []
        : told.struck;
    const cuts = marks
      .filter((one) => one.from < from + text.length && one.to > from)
      .map((one) => ({ to: Math.min(one.to - from, text.length), at: timeOf(am, one.by) }));
    return cuts.length > 0 ? cuts : [{ to: text.length, at: wholeAt(am, pid) }];
  }

  function runsOf(line: Line): readonly DatedRun[] {
    const used = new Map<string, number>();
    const found: { run: Run; at: string | null }[] = [];
    const add = (run: Run, at: string | null) => {
      const last = found.at(-1);
      const isOne =
        last?.run.kind === run.kind &&
        (run.kind === 'kept' ||
          (last.run.kind !== 'kept' && last.run.am === run.am && last.run.moved === run.moved));
      // What has no date of its own, a tab or a quotation mark, goes with its neighbour.
      if (last && isOne && (run.kind === 'kept' || at === null || last.at === null || last.at === at))
        found[found.length - 1] = { run: { ...last.run, text: last.run.text + run.text }, at: last.at ?? at };
      else found.push({ run, at });
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
      let done = 0;
      for (const { to, at } of cutsIn(run, pid, field, from, gap)) {
        if (to > done) add({ ...run, text: run.text.slice(done, to) }, at);
        done = Math.max(done, to);
      }
      if (done < run.text.length) add({ ...run, text: run.text.slice(done) }, null);
    }
    return found.map(({ run, at }) => ({ run, at: run.kind === 'kept' ? null : (at ?? latest(run.am)) }));
  }

  function lineAt(line: Line): string | null {
    const { changeStatus } = line;
    if (changeStatus.state === 'kept') return null;
    const { am, state } = changeStatus;
    const own = runsOf(line).findLast(({ run }) => run.kind === state && run.am === am);
    return wholeAt(am, line.pid) ?? own?.at ?? latest(am);
  }

  return { runsOf, lineAt };
}
