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

/** Names the amendment of a change, or "a new amendment" if none had been created yet. */
export const amendmentName = ({ amendment }: UnsavedChange): string => amendment ?? 'a new amendment';

const CHANGE_WORDS: Readonly<Record<UnsavedLine['kind'], string>> = {
  typed: 'Typed',
  deleted: 'Deleted',
  moved: 'Moved',
  divided: 'Divided',
  title: 'Title',
  purpose: 'Purpose',
  reason: 'Reason',
};

/** For example `Typed in section 2A(3)(a)`. */
export const lineLabel = ({ kind: change, place }: UnsavedLine): string =>
  place === null ? CHANGE_WORDS[change] : `${CHANGE_WORDS[change]} ${place}`;

/** Summarises the unsaved words: how many, in which amendments, and when they were typed. */
export function summariseUnsaved(base: Provision, left: readonly Left[]): string {
  const words = left.reduce((sum, one) => sum + countUnsaved(base, one), 0);
  const names = [...new Set(left.flatMap(({ changes }) => changes.map(amendmentName)))];
  const lastTime = left.at(-1)?.at ?? '';
  const amount = words === 0 ? 'Changes' : count(words, 'word');
  return `${amount} typed in ${listed(names)} on ${dayAndTime(lastTime)} ${words === 1 ? 'was' : 'were'} not saved.`;
}

/** All the unsaved words as plain text, for the clipboard. */
export const plainText = (base: Provision, left: readonly Left[]): string =>
  left
    .flatMap(({ changes }) =>
      changes.map((change) =>
        [
          amendmentName(change),
          ...describeUnsaved(base, change).map((line) => `${lineLabel(line)}: ${line.words}`),
        ].join('\n'),
      ),
    )
    .join('\n\n');
