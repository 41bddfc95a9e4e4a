import { type ChangeAt, changeAtCaret, changesAlong } from '../../../core/amend/redline/change-at.ts';
import { actOf } from '../../state/review/draft.ts';
import type { Review } from '../../state/review/review-store.ts';
import type { Caret } from '../../state/review/undo.ts';
import { unitIn } from '../../state/review/units.ts';
import { lineOf, ownLines } from '../page/drawn-lines.ts';

/** A change at the focus or caret, with its range in the text as amended. */
export interface ChangeHere extends ChangeAt {
  readonly live: { readonly from: number; readonly to: number };
}

/** The change that an element of the page shows; null where the draft has another one there now. */
export function changeOf(review: Review, element: Element): ChangeHere | null {
  const line = element.closest<HTMLElement>('.line[data-line]');
  const part = element.closest('.label, .body');
  const printed = line && part && lineOf(actOf(review), line);
  if (!printed) return null;
  const along = changesAlong(part.matches('.label') ? printed.label : printed.body);
  const change = along[[...part.querySelectorAll('.change')].indexOf(element)];
  return change?.am === element.getAttribute('data-am') ? change : null;
}

/** The change at the caret of the open section; null where there is none. */
export function changeAt(review: Review, { pid, field, offset }: Caret): ChangeHere | null {
  const { open } = review.bench;
  const unit = open === null ? null : unitIn(actOf(review), open);
  const linePart =
    unit &&
    ownLines(unit).flatMap(({ body }) => body.filter((one) => one.pid === pid && one.field === field))[0];
  return linePart ? changeAtCaret(linePart, offset) : null;
}
