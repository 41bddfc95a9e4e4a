import type { Pid, Provision } from '../act/tree.ts';
import type { Line, LineSegment } from '../amend/redline/lines.ts';
import { type LineStretch, stretchesIn } from '../amend/redline/stretches.ts';
import { addToList } from '../base/group-by.ts';
import { memoise } from '../base/once.ts';
import { type LocatedWords, overlap, type WordSource, wordSourcesOf } from './thread-words.ts';

/** The origins of the words of a printed line, one for each of its stretches. @param root the base text */
export function sourcesOfStretches(
  root: Provision,
  stretches: readonly LineStretch[],
): readonly WordSource[] {
  const sourcesByPiece = new Map<LineSegment, readonly WordSource[]>();
  return stretches.map(({ run: { text, kind }, of }): WordSource => {
    const nothing = { text, kind, am: null, moved: false, source: null };
    if (!of) return nothing;
    const sources = sourcesByPiece.get(of.segment) ?? wordSourcesOf(root, of.segment);
    sourcesByPiece.set(of.segment, sources);
    return { ...(sources[of.nth] ?? nothing), text, kind };
  });
}

/**
 * A span of printed lines, from offset `from` of the line with index `first` to offset `to` of the line with index `last`. Offsets
 * are UTF-16 code units.
 */
export interface LineSpan {
  readonly first: number;
  readonly from: number;
  readonly last: number;
  readonly to: number;
  /** Whether all searched words are in it. */
  readonly isWhole: boolean;
}

interface LineHit {
  readonly lineIndex: number;
  readonly from: number;
  readonly to: number;
}

function spanOfHits(lines: readonly Line[], hits: readonly LineHit[], wantedLength: number): LineSpan | null {
  const sorted = hits.toSorted((a, b) => a.lineIndex - b.lineIndex || a.from - b.from);
  const [begin] = sorted;
  if (!begin) return null;
  let { lineIndex: last, to } = begin;
  let length = 0;
  for (const hit of sorted) {
    // Other lines that are now between the words end the span.
    if (lines.slice(last + 1, hit.lineIndex).some(({ changeStatus }) => changeStatus.state !== 'deleted'))
      break;
    length += hit.to - hit.from;
    to = hit.lineIndex === last ? Math.max(to, hit.to) : hit.to;
    last = hit.lineIndex;
  }
  return { first: begin.lineIndex, from: begin.from, last, to, isWhole: length === wantedLength };
}

/** Finds located words in printed lines. Null if none of them is there. */
type WordsFinder = (words: readonly LocatedWords[]) => LineSpan | null;

/** Makes a finder of words in the printed lines of a draft. Moved words are found at their new place. */
export function createWordsFinder(root: Provision, lines: readonly Line[]): WordsFinder {
  const byPid = new Map<Pid, number[]>();
  for (const [at, { label, body }] of lines.entries())
    for (const pid of new Set([...label, ...body].map((piece) => piece.pid))) addToList(byPid, pid, at);
  const sourcesIn = memoise((line: Line) => sourcesOfStretches(root, stretchesIn(line)));
  const hitsIn = (lineIndex: number, line: Line, heldWords: LocatedWords): readonly LineHit[] => {
    let offset = 0;
    return sourcesIn(line).flatMap((source): readonly LineHit[] => {
      const start = offset;
      offset += source.text.length;
      const sharedSpan = source.source && overlap(source.source, heldWords);
      return sharedSpan ? [{ lineIndex, from: start + sharedSpan.from, to: start + sharedSpan.to }] : [];
    });
  };
  const hitsOf = (heldWords: LocatedWords): readonly LineHit[] => {
    const hitsByLine = (byPid.get(heldWords.pid) ?? []).flatMap((at) => {
      const line = lines[at];
      const hits = line ? hitsIn(at, line, heldWords) : [];
      return line && hits.length > 0
        ? [{ hits, isInAmendedText: line.changeStatus.state !== 'deleted' }]
        : [];
    });
    const inAmendedText = hitsByLine.filter(({ isInAmendedText }) => isInAmendedText);
    return (inAmendedText.length > 0 ? inAmendedText : hitsByLine).flatMap(({ hits }) => hits);
  };
  return (heldWords) => {
    const wantedLength = heldWords.reduce((sum, { from, to }) => sum + to - from, 0);
    return spanOfHits(lines, heldWords.flatMap(hitsOf), wantedLength);
  };
}

/** The span of an amendment's first change, within one line. Null if it changes nothing in these lines. */
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
