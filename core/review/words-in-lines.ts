import type { Pid, Provision } from '../act/tree.ts';
import type { Line, Piece } from '../amend/redline/lines.ts';
import { type LineStretch, stretchesIn } from '../amend/redline/stretches.ts';
import { type HeldWords, overlap, sourcesOf, type WordSource } from './thread-words.ts';

/** Where the words of a line that is written out come from: each stretch of it in turn. @param root the base text */
export function writtenSources(root: Provision, stretches: readonly LineStretch[]): readonly WordSource[] {
  const sourcesByPiece = new Map<Piece, readonly WordSource[]>();
  return stretches.map(({ run: { text, kind }, of }): WordSource => {
    const nothing = { text, kind, am: null, moved: false, source: null };
    if (!of) return nothing;
    const sources = sourcesByPiece.get(of.piece) ?? sourcesOf(root, of.piece);
    sourcesByPiece.set(of.piece, sources);
    return { ...(sources[of.nth] ?? nothing), text, kind };
  });
}

/** A stretch of lines that are written out: from an offset in the text of one to an offset in that of the same or a later. */
export interface LineSpan {
  readonly first: number;
  readonly from: number;
  readonly last: number;
  readonly to: number;
  /** Whether all of the words that were looked for are in it. */
  readonly isWhole: boolean;
}

interface Hit {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

function spanOfHits(lines: readonly Line[], hits: readonly Hit[], wantedLength: number): LineSpan | null {
  const sorted = hits.toSorted((a, b) => a.at - b.at || a.from - b.from);
  const [begin] = sorted;
  if (!begin) return null;
  let { at: last, to } = begin;
  let length = 0;
  for (const hit of sorted) {
    // Words that were parted since by lines in which there are none of them are no one stretch any more.
    if (lines.slice(last + 1, hit.at).some(({ changeStatus }) => changeStatus.state !== 'deleted')) break;
    length += hit.to - hit.from;
    to = hit.at === last ? Math.max(to, hit.to) : hit.to;
    last = hit.at;
  }
  return { first: begin.at, from: begin.from, last, to, isWhole: length === wantedLength };
}

/** Finds words that are held by where they come from in lines that are written out; null where none of them is there. */
type FindWords = (words: readonly HeldWords[]) => LineSpan | null;

/** Finds words in the lines of a draft: in what is moved, where they stand now, and not where they stood. */
export function wordsInLines(root: Provision, lines: readonly Line[]): FindWords {
  const byPid = new Map<Pid, number[]>();
  for (const [at, { label, body }] of lines.entries())
    for (const pid of new Set([...label, ...body].map((piece) => piece.pid))) {
      const linePlaces = byPid.get(pid);
      if (linePlaces) linePlaces.push(at);
      else byPid.set(pid, [at]);
    }
  const sourcesByPiece = new Map<Line, readonly WordSource[]>();
  const sourcesIn = (line: Line): readonly WordSource[] => {
    const sources = sourcesByPiece.get(line) ?? writtenSources(root, stretchesIn(line));
    sourcesByPiece.set(line, sources);
    return sources;
  };
  const hitsIn = (at: number, line: Line, heldWords: HeldWords): readonly Hit[] => {
    let offset = 0;
    return sourcesIn(line).flatMap((source): readonly Hit[] => {
      const start = offset;
      offset += source.text.length;
      const sharedSpan = source.source && overlap(source.source, heldWords);
      return sharedSpan ? [{ at, from: start + sharedSpan.from, to: start + sharedSpan.to }] : [];
    });
  };
  const hitsOf = (heldWords: HeldWords): readonly Hit[] => {
    const hits = (byPid.get(heldWords.pid) ?? []).flatMap((at) => {
      const line = lines[at];
      const hits = line ? hitsIn(at, line, heldWords) : [];
      return line && hits.length > 0 ? [{ hits, stands: line.changeStatus.state !== 'deleted' }] : [];
    });
    const standing = hits.filter(({ stands }) => stands);
    return (standing.length > 0 ? standing : hits).flatMap(({ hits }) => hits);
  };
  return (heldWords) => {
    const wantedLength = heldWords.reduce((sum, { from, to }) => sum + to - from, 0);
    return spanOfHits(lines, heldWords.flatMap(hitsOf), wantedLength);
  };
}

/** Where the first change of an amendment stands, as far as it reaches in its line; null where it makes none in these lines. */
export function firstChange(lines: readonly Line[], am: string): LineSpan | null {
  for (const [at, line] of lines.entries()) {
    let offset = 0;
    let [from, to] = [-1, -1];
    for (const { run } of stretchesIn(line)) {
      if (run.kind !== 'kept' && run.am === am) {
        if (from < 0) from = offset;
        to = offset + run.text.length;
      }
      offset += run.text.length;
    }
    if (from >= 0) return { first: at, from, last: at, to, isWhole: true };
  }
  return null;
}
