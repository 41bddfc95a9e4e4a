import { cite } from '../../act/citation.ts';
import type { Provision } from '../../act/tree.ts';
import { changesOf } from '../../amend/changes/changes-of.ts';
import type { Amendment } from '../../amend/edits/amendment.ts';
import { isLive } from '../../amend/edits/states.ts';
import { redline } from '../../amend/redline/redline.ts';

/** How an amendment has changed since the consultation. */
export interface ChangedSince {
  readonly id: string;
  readonly title: string;
  readonly change: 'added' | 'withdrawn' | 'changed';
  /** Its changes in words at the time of the consultation and now. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface Since {
  /** When the consultation draft was published (ISO time), and its last ledger entry. */
  readonly at: string;
  readonly seq: number;
  /** Whether the review was moved to another text of its Act since. */
  readonly isRebased: boolean;
  readonly changed: readonly ChangedSince[];
  /** The amendments that have not changed. */
  readonly unchanged: readonly string[];
}

interface Draft {
  readonly root: Provision;
  readonly amendments: readonly Amendment[];
}

/** The changes of one amendment in words, one by one. */
const wordsOf = (root: Provision, { id, edits }: Amendment): readonly string[] =>
  changesOf(redline(root, [{ id, edits }]), (pid) => cite(root, pid)).map(({ words }) => words);

/** The differences between the draft that people were consulted on and the present one. */
export function changedSince(consulted: Draft, now: Draft): Pick<Since, 'changed' | 'unchanged'> {
  const amendmentsThen = new Map(
    consulted.amendments.filter(isLive).map((amendment) => [amendment.id, amendment]),
  );
  const amendmentsNow = new Map(now.amendments.map((amendment) => [amendment.id, amendment]));
  const changed: ChangedSince[] = [];
  const unchanged: string[] = [];
  for (const amendment of now.amendments) {
    const { id, title } = amendment;
    const was = amendmentsThen.get(id);
    const wordsThenAndNow = {
      before: was ? wordsOf(consulted.root, was) : [],
      after: isLive(amendment) ? wordsOf(now.root, amendment) : [],
    };
    if (!isLive(amendment)) {
      if (was) changed.push({ id, title, change: 'withdrawn', ...wordsThenAndNow });
    } else if (!was) changed.push({ id, title, change: 'added', ...wordsThenAndNow });
    else if (wordsThenAndNow.before.join('\n') === wordsThenAndNow.after.join('\n')) unchanged.push(id);
    else changed.push({ id, title, change: 'changed', ...wordsThenAndNow });
  }
  // No amendment is ever removed from a review. If one were, it would be reported too.
  for (const [id, was] of amendmentsThen)
    if (!amendmentsNow.has(id))
      changed.push({
        id,
        title: was.title,
        change: 'withdrawn',
        before: wordsOf(consulted.root, was),
        after: [],
      });
  return { changed, unchanged };
}
