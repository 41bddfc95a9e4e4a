import type { Provision } from '../../../act/tree.ts';
import { ok, type Result } from '../../../base/result.ts';
import { asAmendedOf, type Drafted, redline } from '../../redline/redline.ts';
import { readAmendingText } from '../read/text/amending-text.ts';
import { carryOutClause, type Fault } from './prove.ts';
import { firstDifference } from './reading.ts';

/** Whether wording that a drafter edited still says what the draft does; if not, what is different, in words. */
type EditedWording =
  | { readonly isSame: true }
  | { readonly isSame: false; readonly differences: readonly string[] };

/** How much of a long line is shown, in UTF-16 code units. */
const LONGEST = 120;

const shorten = (words: string): string =>
  words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/\s\S*$/, '')}…` : words;

/** Two lines cut to where they begin to differ, so that the difference is seen. */
function crop(one: string, two: string): readonly [string, string] {
  let at = 0;
  while (at < Math.min(one.length, two.length) && one[at] === two[at]) at++;
  const start = at > LONGEST / 2 ? one.lastIndexOf(' ', at - LONGEST / 4) + 1 : 0;
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
 * Reads wording as a drafter left it, carries it out on the base text, and compares what that gives with the text as
 * amended. Every difference is told: words that can't be read or carried out, and the first line that reads otherwise.
 * Refused as `readAmendingText` says.
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
  const other = firstDifference(asAmendedOf(redline(base, selection)), outcome.text);
  const faults: readonly Fault[] = other
    ? [...outcome.faults, { type: 'other-text', ours: other.one, theirs: other.two, after: other.before }]
    : outcome.faults;
  return ok(
    faults.length === 0 ? { isSame: true } : { isSame: false, differences: faults.map(describeFault) },
  );
}
