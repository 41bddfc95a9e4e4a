import type { Provision } from '../../../core/act/tree.ts';
import {
  countUnsaved,
  describeUnsaved,
  type UnsavedLine,
} from '../../../core/amend/changes/describe-unsaved.ts';
import type { UnsavedChange } from '../../../core/amend/typing/unsaved-words.ts';
import { count, listed } from '../../../core/base/english.ts';
import type { Left } from '../../state/journal/kept-words.ts';
import { dayAndTime } from '../../ui/dates.ts';

/** What an amendment is called, or the words that were in none yet. */
export const nameOf = ({ amendment }: UnsavedChange): string => amendment ?? 'a new amendment';

const CHANGE_WORDS: Readonly<Record<UnsavedLine['kind'], string>> = {
  typed: 'Typed',
  deleted: 'Deleted',
  moved: 'Moved',
  divided: 'Divided',
  title: 'Title',
  purpose: 'Purpose',
  reason: 'Reason',
};

/** `Typed in section 2A(3)(a)`. */
export const labelOf = ({ kind: change, place }: UnsavedLine): string =>
  place === null ? CHANGE_WORDS[change] : `${CHANGE_WORDS[change]} ${place}`;

/** How much was not saved, of what, and from when. */
export function sumOf(base: Provision, left: readonly Left[]): string {
  const words = left.reduce((sum, one) => sum + countUnsaved(base, one), 0);
  const names = [...new Set(left.flatMap(({ changes }) => changes.map(nameOf)))];
  const last = left.at(-1)?.at ?? '';
  const many = words === 0 ? 'Changes' : count(words, 'word');
  return `${many} typed in ${listed(names)} on ${dayAndTime(last)} ${words === 1 ? 'was' : 'were'} not saved.`;
}

/** All of it as plain text, to be pasted anywhere. */
export const plainText = (base: Provision, left: readonly Left[]): string =>
  left
    .flatMap(({ changes }) =>
      changes.map((change) =>
        [
          nameOf(change),
          ...describeUnsaved(base, change).map((line) => `${labelOf(line)}: ${line.words}`),
        ].join('\n'),
      ),
    )
    .join('\n\n');
