import type { Provision } from '../../../act/tree.ts';
import { ok, type Result } from '../../../base/result.ts';
import { asAmendedOf, type Drafted, redline } from '../../redline/redline.ts';
import { readAmendingText } from '../read/text/amending-text.ts';
import { carryOutClause, type Fault } from './prove.ts';
import { firstDifference } from './reading.ts';

/** Whether wording that a drafter edited still has the effect of the draft; if not, each difference as a sentence. */
type EditedWording =
  | { readonly isSame: true }
  | { readonly isSame: false; readonly differences: readonly string[] };

/** The longest quotation of a line in a message, in UTF-16 code units. */
const MAX_QUOTED_LENGTH = 120;

const shorten = (words: string): string =>
  words.length > MAX_QUOTED_LENGTH ? `${words.slice(0, MAX_QUOTED_LENGTH).replace(/\s\S*$/, '')}…` : words;

/** Cuts the equal beginnings of two long lines, so that a message shows their difference. */
function crop(one: string, two: string): readonly [string, string] {
  let at = 0;
  while (at < Math.min(one.length, two.length) && one[at] === two[at]) at++;
  const start = at > MAX_QUOTED_LENGTH / 2 ? one.lastIndexOf(' ', at - MAX_QUOTED_LENGTH / 4) + 1 : 0;
  const cut = (words: string) => `${start > 0 ? '…' : ''}${shorten(words.slice(start))}`;
  return [cut(one), cut(two)];
}

function describeFault(fault: Fault): string {
  switch (fault.type) {
    case 'unread':
      return `“${shorten(fault.words)}” could not be read: ${fault.reason}`;
    case 'not-applied':
      return `“${shorten(fault.words)}” can’t be carried out, because ${fault.reason}`;
    case 'other-text': {
      const after = fault.after ? `After “${shorten(fault.after)}”, the` : 'The';
      if (!fault.theirs) return `${after} text would end, where the draft has “${shorten(fault.ours)}”`;
      if (!fault.ours)
        return `${after} text would go on with “${shorten(fault.theirs)}”, where the draft ends`;
      const [theirs, ours] = crop(fault.theirs, fault.ours);
      return `${after} text would read “${theirs}”, where the draft has “${ours}”`;
    }
  }
}

/**
 * Reads wording that a drafter edited, carries it out on the base text, and compares the outcome with the text as amended.
 * Reports all words that can't be read or carried out, and the first line that differs.
 * Refuses text that `readAmendingText` refuses.
 */
export function checkEditedWording(
  base: Provision,
  selection: readonly Drafted[],
  text: string,
  actTitle: string,
): Result<EditedWording> {
  const clause = readAmendingText(text);
  if (!clause.ok) return clause;
  const outcome = carryOutClause(base, clause.value, actTitle);
  const difference = firstDifference(asAmendedOf(redline(base, selection)), outcome.text);
  const faults: readonly Fault[] = difference
    ? [
        ...outcome.faults,
        { type: 'other-text', ours: difference.one, theirs: difference.two, after: difference.before },
      ]
    : outcome.faults;
  return ok(
    faults.length === 0 ? { isSame: true } : { isSame: false, differences: faults.map(describeFault) },
  );
}
