import { z } from 'zod';
import { indexTree, type Pid, type Provision } from '../act/tree.ts';
import { type Amendment, amendmentIdSchema } from '../amend/edits/amendment.ts';
import { type Edit, newPidsOf, pidsOf } from '../amend/edits/edit.ts';
import { amendmentAfter, amendmentOf, isAmendmentEvent, isRevising } from '../amend/edits/events.ts';
import { sameValue } from '../base/same-value.ts';
import { recordChangesSchema } from '../events/records.ts';
import { type LedgerEntry, ledgerEntrySchema } from '../ledger/entry.ts';
import type { Thread } from '../review/records.ts';
import { SITTING } from './signed-runs.ts';

/**
 * What happened to one amendment, or in one provision, as the ledger tells it: words and reasons, states and decisions, what
 * was said, what was linked, who reviewed it. Nothing that was decided is ever gone from it.
 */

export const storyItemSchema = z.object({
  /** The last of the entries that it gathers: one person's changes of words at one sitting. */
  entry: ledgerEntrySchema,
  /** The number of the first of them. */
  first: z.number().int().min(1),
  /** The amendment whose words it changes, and whether that begins with it; null where it changes none. */
  words: z.object({ amendment: amendmentIdSchema, begins: z.boolean() }).nullable(),
});
/** One thing that happened. */
export type StoryItem = Readonly<z.infer<typeof storyItemSchema>>;

/** What a story is of: an amendment, or provisions of the Act. */
type Hero = { readonly amendment: string } | { readonly pids: ReadonlySet<Pid> };

/** A provision with everything in it, as far as the base text goes; what is put in it is found by the edits. */
export const heroOf = (root: Provision, pid: Pid): Hero => {
  const node = indexTree(root).byPid.get(pid);
  return { pids: node ? new Set(indexTree(node).byPid.keys()) : new Set([pid]) };
};

const linkSchema = z.object({ from: z.string(), to: z.string() });
const recordsSchema = z.object({ records: recordChangesSchema });

const editsIn = (edits: readonly Edit[], pids: ReadonlySet<Pid>): readonly Edit[] =>
  edits.filter((edit) => [...pidsOf(edit), ...newPidsOf(edit)].some((pid) => pids.has(pid)));

/** Reads a ledger from its first entry for what concerns its hero. */
export class Story {
  readonly #hero: Hero;
  readonly #amendments = new Map<string, Amendment>();
  readonly #items: StoryItem[] = [];

  constructor(hero: Hero) {
    this.#hero = hero;
  }

  /** What happened so far, the earliest first. */
  get items(): readonly StoryItem[] {
    return this.#items;
  }

  /** @throws RangeError on an entry about an amendment that can't follow */
  take(entry: LedgerEntry): void {
    if (isAmendmentEvent(entry.act)) this.#takeAmendment(entry);
    else if (this.#concerns(entry)) this.#items.push({ entry, first: entry.seq, words: null });
  }

  #takeAmendment(entry: LedgerEntry): void {
    const id = amendmentOf(entry.subject);
    const before = this.#amendments.get(id);
    const after = amendmentAfter(before, entry);
    this.#amendments.set(id, after);
    const [was, is] = [before?.edits ?? [], after.edits];
    const changed = this.#changes(id, was, is);
    const words = changed ? { amendment: id, begins: before === undefined || was.length === 0 } : null;
    // In a provision, what an amendment is called and why is told with it; what is decided of it is part of the story.
    const isTold =
      'amendment' in this.#hero
        ? this.#hero.amendment === id
        : changed || (entry.act !== 'amendment.describe' && this.#isOf(id) && !isRevising(entry.act));
    if (!isTold) return;
    const last = this.#items.at(-1);
    if (last && continues(last, entry)) {
      const first = last.words ?? words;
      this.#items[this.#items.length - 1] = { entry, first: last.first, words: first };
    } else this.#items.push({ entry, first: entry.seq, words });
  }

  #changes(id: string, was: readonly Edit[], is: readonly Edit[]): boolean {
    if ('amendment' in this.#hero) return this.#hero.amendment === id && !sameValue(was, is);
    const { pids } = this.#hero;
    return !sameValue(editsIn(was, pids), editsIn(is, pids));
  }

  /** Whether an amendment is the hero, or changes something in it now. */
  #isOf(id: string): boolean {
    if ('amendment' in this.#hero) return this.#hero.amendment === id;
    return editsIn(this.#amendments.get(id)?.edits ?? [], this.#hero.pids).length > 0;
  }

  #isRef(ref: string): boolean {
    const at = ref.indexOf(':');
    const [kind, id] = [ref.slice(0, at), ref.slice(at + 1)];
    if (kind === 'amendment') return this.#isOf(id);
    return kind === 'provision' && 'pids' in this.#hero && this.#hero.pids.has(id);
  }

  #concerns({ act, payload }: LedgerEntry): boolean {
    if (act === 'review.rebase') return true;
    const link = linkSchema.safeParse(payload);
    if (act.startsWith('link.') && link.success)
      return this.#isRef(link.data.from) || this.#isRef(link.data.to);
    if (act !== 'records.change') return false;
    const records = recordsSchema.safeParse(payload).data?.records ?? [];
    return records.some((change) => {
      if (change.kind === 'thread')
        return [change.was, change.is].some((thread) => thread && this.#isOn(thread));
      return change.kind === 'reviewed' && this.#isOf(change.is?.amendment ?? change.was?.amendment ?? '');
    });
  }

  #isOn({ on, words, comments }: Thread): boolean {
    if (this.#isRef(on)) return true;
    const hero = this.#hero;
    return (
      (words?.held ?? []).some((held) =>
        'pids' in hero ? hero.pids.has(held.pid) : held.of === 'draft' && held.am === hero.amendment,
      ) ||
      comments.some(
        ({ suggestion }) => suggestion?.taken && this.#isRef(`amendment:${suggestion.taken.amendment}`),
      )
    );
  }
}

/** Whether an entry goes on with what the last one did: the same person at the same words, without a long pause. */
function continues({ entry: last }: StoryItem, { act, who: person, at, subject }: LedgerEntry): boolean {
  const isAlike = isRevising(act) ? isRevising(last.act) : act === 'amendment.describe' && last.act === act;
  if (!isAlike || last.subject !== subject || last.who !== person) return false;
  return Date.parse(at) - Date.parse(last.at) <= SITTING;
}
