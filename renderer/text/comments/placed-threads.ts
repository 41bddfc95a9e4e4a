import { cite } from '../../../core/act/citation.ts';
import { indexTree, type Pid, type Provision } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { isLive } from '../../../core/amend/edits/states.ts';
import { asAmendedOf, type RedlineNode } from '../../../core/amend/redline/redline.ts';
import { capital } from '../../../core/base/english.ts';
import { linkWords, refWords } from '../../../core/evidence/describe.ts';
import { refSchema } from '../../../core/evidence/link.ts';
import type { Thread } from '../../../core/review/records.ts';
import type { LocatedWords } from '../../../core/review/thread-words.ts';
import { type WordsInDraft, wordsInDraft } from '../../../core/review/words-in-draft.ts';
import { actOf } from '../../state/review/draft.ts';
import type { Review } from '../../state/review/review-store.ts';

/** A thread with its place in the draft. */
export interface PlacedThread {
  readonly thread: Thread;
  /** The provision that it is on; null for a thread on something else. */
  readonly pid: Pid | null;
  /** The place of its words; null for a thread about the whole of its subject. */
  readonly words: WordsInDraft | null;
}

const subject = (on: string, kind: string): string | null =>
  on.startsWith(`${kind}:`) ? on.slice(kind.length + 1) : null;

interface CachedPlace {
  readonly root: Provision;
  readonly edits: readonly (Amendment['edits'] | undefined)[];
  readonly placedThread: PlacedThread;
}
const cachedPlaces = new WeakMap<Thread, CachedPlace>();

/** The amendments whose words a thread is about. */
const ownersOf = ({ words }: Thread): readonly string[] => [
  ...new Set((words?.held ?? []).flatMap((held) => (held.of === 'draft' ? [held.am] : []))),
];

/** Places threads. Each is computed again only when the edits that it depends on change. */
export function placedThreads(
  root: Provision,
  threads: readonly Thread[],
  amendments: readonly Amendment[],
): readonly PlacedThread[] {
  const live = amendments.filter(isLive);
  return threads.map((thread) => {
    const edits = ownersOf(thread).map((am) => live.find(({ id }) => id === am)?.edits);
    const cached = cachedPlaces.get(thread);
    if (cached?.root === root && cached.edits.every((each, at) => each === edits[at]))
      return cached.placedThread;
    const pid = subject(thread.on, 'provision');
    const words = pid !== null && thread.words ? wordsInDraft(root, pid, thread.words, live) : null;
    const placedThread: PlacedThread = { thread, pid: words?.words[0]?.pid ?? pid, words };
    cachedPlaces.set(thread, { root, edits, placedThread });
    return placedThread;
  });
}

/** Whether a thread’s words are gone, so that a person has to choose a new place. */
export const isDetached = ({ words }: PlacedThread): boolean => words?.state === 'detached';

const orders = new WeakMap<RedlineNode, ReadonlyMap<Pid, number>>();

/** The order of provisions as printed, including inserted and moved ones. */
function orderOf(act: RedlineNode): ReadonlyMap<Pid, number> {
  const cachedOrder = orders.get(act);
  if (cachedOrder) return cachedOrder;
  const order = new Map<Pid, number>();
  const visit = (node: RedlineNode): void => {
    if (!order.has(node.provision.pid)) order.set(node.provision.pid, order.size);
    node.children.forEach(visit);
  };
  visit(act);
  orders.set(act, order);
  return order;
}

const FIELD_ORDER = ['heading', 'intro', 'content', 'wrapUp'];
const fieldAt = (words: LocatedWords | undefined): number => (words ? FIELD_ORDER.indexOf(words.field) : -1);
const offsetOf = (words: LocatedWords | undefined): number =>
  words ? (words.of === 'base' ? words.from : (words.gap ?? words.from)) : -1;

/** Sorts threads in the order of the Act. Threads on other things come last, oldest first. */
export function inOrder(act: RedlineNode, placedThreads: readonly PlacedThread[]): readonly PlacedThread[] {
  const order = orderOf(act);
  const at = ({ pid }: PlacedThread): number =>
    pid === null ? Number.POSITIVE_INFINITY : (order.get(pid) ?? Number.MAX_SAFE_INTEGER);
  const by = (a: number, b: number): number => (a === b ? 0 : a - b);
  return placedThreads.toSorted((a, b) => {
    const [one, other] = [a.words?.words[0], b.words?.words[0]];
    return by(at(a), at(b)) || by(fieldAt(one), fieldAt(other)) || by(offsetOf(one), offsetOf(other));
  });
}

const texts = new WeakMap<RedlineNode, Provision>();

function amendedOf(act: RedlineNode): Provision {
  const amended = texts.get(act) ?? asAmendedOf(act);
  texts.set(act, amended);
  return amended;
}

/** The subject of a thread, in words. A provision is cited in the base text or, if it is inserted, as amended. */
export function subjectWords(review: Review, { thread: { on }, pid }: PlacedThread): string {
  const { root } = review.instrument;
  if (pid !== null) {
    const text = indexTree(root).byPid.has(pid) ? root : amendedOf(actOf(review));
    return indexTree(text).byPid.has(pid) ? cite(text, pid) : 'A provision that is not shown';
  }
  const ref = refSchema.safeParse(on);
  if (ref.success) return capital(refWords(ref.data));
  const link = review.links.find(({ id }) => on === `link:${id}`);
  return link
    ? `${refWords(link.from)} ${linkWords(link.type)} ${refWords(link.to)}`
    : 'A link that is removed';
}
