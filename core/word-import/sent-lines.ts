import type { Provision } from '../act/tree.ts';
import { withWholeMoves } from '../amend/changes/whole-moves.ts';
import type { Drafted } from '../amend/edits/edit-index.ts';
import type { Line } from '../amend/redline/lines.ts';
import { type LineStretch, stretchesIn } from '../amend/redline/stretches.ts';
import type { WordProfile } from '../pack/word-profiles.ts';
import type { ChangeAuthor } from './word-document.ts';

/** The lines of the Act that an exported file had, with which the returned file is compared. */

/** The author and time with which a file signed one of the draft's own changes, and the words that it inserts. */
export interface SentChangeAuthor extends ChangeAuthor {
  readonly text?: string;
  /** Whether somebody else's changes may have the same name and time. */
  readonly isAmbiguous?: boolean;
}

/** The texts and settings that a file was exported with. */
export interface SentFile {
  readonly base: Provision;
  readonly amendments: readonly Drafted[];
  readonly profile: WordProfile;
  /** ISO time of the export, where known. */
  readonly exportedAt: string | null;
  /** How the draft's own changes were signed, where known. */
  readonly changeAuthors: readonly SentChangeAuthor[] | null;
}

/** A line of the Act in an exported file. */
export interface SentLine {
  readonly line: Line;
  readonly stretches: readonly LineStretch[];
  /** All of its words, the words as amended, and the original words; '' where a text does not have the line. */
  readonly full: string;
  readonly amended: string;
  readonly original: string;
}

const textWithout = (stretches: readonly LineStretch[], excludedKind: string): string =>
  stretches.map(({ run }) => (run.kind === excludedKind ? '' : run.text)).join('');

/** The lines in a file of a given profile. A file of the profile `clean` has no tracked changes. */
export function sentLinesOf(lines: readonly Line[], profile: WordProfile): readonly SentLine[] {
  return withWholeMoves(lines).flatMap((line): readonly SentLine[] => {
    const allStretches = stretchesIn(line);
    const stretches =
      profile === 'clean' ? allStretches.filter(({ run }) => run.kind !== 'deleted') : allStretches;
    // An empty table cell is exported too; one of an omitted row only where the profile shows omissions.
    const isCell = line.cell && (profile !== 'clean' || line.changeStatus.state !== 'deleted');
    if (stretches.length === 0 && !isCell) return [];
    return [
      {
        line,
        stretches,
        full: textWithout(stretches, ''),
        amended: textWithout(stretches, 'deleted'),
        original: textWithout(stretches, 'inserted'),
      },
    ];
  });
}
