import type { Pid } from '../../../core/act/tree.ts';
import { withHiddenEdits } from '../../state/review/draft.ts';
import type { Review } from '../../state/review/review-store.ts';
import { whileDrafting } from '../../state/review/revised.ts';
import { typingTarget } from '../../state/review/typing-target.ts';
import { withUnclaimed } from '../../state/review/unclaimed.ts';
import type { EditedDraft } from '../editor/options.ts';

interface Around {
  readonly now: () => Review;
  /** Starts an amendment for what was typed without one. */
  readonly start: () => Promise<unknown>;
  /** Tells of the amendments, others than the one worked on, whose words are typed in. */
  readonly onOthers: (ids: readonly string[]) => void;
}

/** The draft of the review, as the section that is open is typed into it. */
export function typedIntoOf(pid: Pid, { now, start, onOthers }: Around): EditedDraft {
  let { draft } = now();
  return {
    shownAmendments: () => {
      const review = now();
      // On its way out: what is shown of the amendments then is no longer what is typed in here.
      if (review.bench.open === pid) draft = review.draft;
      return withUnclaimed(draft.shownAmendments, review.saving.unclaimed);
    },
    active: () => typingTarget(now()),
    type: (changes, touched) => {
      const { saver, bench } = now();
      const mine = typingTarget(now());
      const because = mine === null ? {} : { because: whileDrafting(mine) };
      const isWhole = bench.leftOut.size === 0;
      saver.type(
        [...changes].map(([id, edits]) => ({
          id,
          edits: isWhole ? edits : withHiddenEdits(draft, id, edits),
          ...(touched.includes(id) ? because : {}),
        })),
        'soon',
      );
      const { unclaimed, failure } = saver.now();
      // Where none could be started, the saver tries it again by itself.
      if (unclaimed.length > 0 && !failure) void start();
      onOthers(touched);
    },
  };
}
