import type { Pid } from '../../../core/act/tree.ts';
import { withHiddenEdits } from '../../state/review/draft.ts';
import type { Review } from '../../state/review/review-store.ts';
import { whileDrafting } from '../../state/review/revised.ts';
import { typingTarget } from '../../state/review/typing-target.ts';
import { withUnclaimed } from '../../state/review/unclaimed.ts';
import type { EditedDraft } from '../editor/options.ts';

interface DraftCallbacks {
  readonly now: () => Review;
  /** Starts an amendment for unclaimed text. */
  readonly start: () => Promise<unknown>;
  /** Called with the amendments other than the active one whose words were typed in. */
  readonly onOthers: (ids: readonly string[]) => void;
}

/** The draft of the review, as the editor of the open section uses it. */
export function editedDraftOf(pid: Pid, { now, start, onOthers }: DraftCallbacks): EditedDraft {
  let { draft } = now();
  return {
    shownAmendments: () => {
      const review = now();
      // Once the section is closing, the draft may show other amendments than the editor was typing into.
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
      // After a failure, the saver itself retries to start one.
      if (unclaimed.length > 0 && !failure) void start();
      onOthers(touched);
    },
  };
}
