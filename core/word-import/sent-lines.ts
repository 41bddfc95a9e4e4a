import type { Provision } from '../act/tree.ts';
import { withWholeMoves } from '../amend/changes/whole-moves.ts';
import type { Drafted } from '../amend/edits/edit-index.ts';
import type { Line } from '../amend/redline/lines.ts';
import { type LineStretch, stretchesIn } from '../amend/redline/stretches.ts';
import type { WordProfile } from '../pack/word-profiles.ts';
import type { Hand } from './word-document.ts';

/** Whose a change of the draft's own was in a file, with the words where it puts some in. */
export interface SentHand extends Hand {
  readonly text?: string;
  /** Whether other changes may have the same name and time. */
  readonly isUnsure?: boolean;
}

/** What a file left with. */
export interface SentFile {
  readonly base: Provision;
  readonly amendments: readonly Drafted[];
  readonly profile: WordProfile;
  /** ISO time at which it left, where that is known. */
  readonly at?: string | null;
  /** How its own changes were signed, where that is known. */
  readonly hands?: readonly SentHand[] | null;
}

/** A line of the Act as a file left with it. */
export interface SentLine {
  readonly line: Line;
  readonly stretches: readonly LineStretch[];
  /** All of its words; as amended, and as they were: '' where it is in one text only. */
  readonly full: string;
  readonly amended: string;
  readonly original: string;
}

const read = (stretches: readonly LineStretch[], leave: string): string =>
  stretches.map(({ run }) => (run.kind === leave ? '' : run.text)).join('');

/** The lines that a file of a profile was written with: a clean one shows no change. */
export function sentLines(lines: readonly Line[], profile: WordProfile): readonly SentLine[] {
  return withWholeMoves(lines).flatMap((line): readonly SentLine[] => {
    const allStretches = stretchesIn(line);
    const stretches =
      profile === 'clean' ? allStretches.filter(({ run }) => run.kind !== 'deleted') : allStretches;
    // A cell of a table is there without words, too; of a row that is left out, only where that is shown.
    const isCell = line.cell && (profile !== 'clean' || line.changeStatus.state !== 'deleted');
    if (stretches.length === 0 && !isCell) return [];
    return [
      {
        line,
        stretches,
        full: read(stretches, ''),
        amended: read(stretches, 'deleted'),
        original: read(stretches, 'inserted'),
      },
    ];
  });
}
