import { withWholeMoves } from '../amend/changes/whole-moves.ts';
import type { Line } from '../amend/redline/lines.ts';
import { type LineStretch, stretchesIn } from '../amend/redline/stretches.ts';
import type { WordProfile } from '../pack/word-profiles.ts';

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
