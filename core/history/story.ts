import { z } from 'zod';
import { indexTree, type Pid, type Provision } from '../act/tree.ts';
import { type Amendment, amendmentIdSchema } from '../amend/edits/amendment.ts';
import { type Edit, newPidsOf, pidsOf } from '../amend/edits/edit.ts';
import { amendmentAfter, amendmentOf, isAmendmentEvent, isRevising } from '../amend/edits/events.ts';
import { sameValue } from '../base/same-value.ts';
import { recordChangesSchema } from '../events/records.ts';
import { type LedgerEntry, ledgerEntrySchema } from '../ledger/entry.ts';
import type { Thread } from '../review/records.ts';
import { MAX_PAUSE_MS } from './signed-runs.ts';

/**
 * The history of one amendment or provision, read from the ledger: changes of words, reasons and states, decisions,
 * comments, links and reviews. Since the ledger is append-only, no decision is ever missing.
 */

export const storyItemSchema = z.object({
  /** The last entry of the item. An item joins one person's changes of words in one sitting. */
  entry: ledgerEntrySchema,
  /** The number of the item's first entry. */
  first: z.number().int().min(1),
  /** The amendment whose words the item changes, and whether these are its first words. Null if no words change. */
  words: z.object({ amendment: amendmentIdSchema, begins: z.boolean() }).nullable(),
});
/** One item of a history. */
export type StoryItem = Readonly<z.infer<typeof storyItemSchema>>;

/** The subject of a history: an amendment, or provisions of the Act. */
type StorySubject = { readonly amendment: string } | { readonly pids: ReadonlySet<Pid> };

/** The subject for a provision with everything in it in the base text. Inserted provisions are found by their edits. */
export const storySubject = (root: Provision, pid: Pid): StorySubject => {
  const node = indexTree(root).byPid.get(pid);
  return { pids: node ? new Set(indexTree(node).byPid.keys()) : new Set([pid]) };
};

const linkSchema = z.object({ from: z.string(), to: z.string() });
const recordsSchema = z.object({ records: recordChangesSchema });

const editsIn = (edits: readonly Edit[], pids: ReadonlySet<Pid>): readonly Edit[] =>
  edits.filter((edit) => [...pidsOf(edit), ...newPidsOf(edit)].some((pid) => pids.has(pid)));

/** Collects the entries about a subject from a whole ledger. */
export class Story {
  readonly #subject: StorySubject;
  readonly #amendments = new Map<string, Amendment>();
  readonly #items: StoryItem[] = [];

  constructor(subject: StorySubject) {
    this.#subject = subject;
  }

  /** The items so far, the earliest first. */
  get items(): readonly StoryItem[] {
    return this.#items;
  }

  /** Adds the next entry of the ledger. @throws RangeError on an entry about an amendment that can't follow */
  add(entry: LedgerEntry): void {
    if (isAmendmentEvent(entry.act)) this.#addAmendmentEntry(entry);
    else if (this.#concerns(entry)) this.#items.push({ entry, first: entry.seq, words: null });
  }

  #addAmendmentEntry(entry: LedgerEntry): void {
    const id = amendmentOf(entry.subject);
    const before = this.#amendments.get(id);
    const after = amendmentAfter(before, entry);
    this.#amendments.set(id, after);
    const [was, is] = [before?.edits ?? [], after.edits];
    const changed = this.#changes(id, was, is);
    const words = changed ? { amendment: id, begins: before === undefined || was.length === 0 } : null;
    // The history of a provision has decisions on amendments to it. Their titles and reasons are shown with their words.
    const isIncluded =
      'amendment' in this.#subject
        ? this.#subject.amendment === id
        : changed || (entry.act !== 'amendment.describe' && this.#isOf(id) && !isRevising(entry.act));
    if (!isIncluded) return;
    const last = this.#items.at(-1);
    if (last && continues(last, entry)) {
      const first = last.words ?? words;
      this.#items[this.#items.length - 1] = { entry, first: last.first, words: first };
    } else this.#items.push({ entry, first: entry.seq, words });
  }

  #changes(id: string, was: readonly Edit[], is: readonly Edit[]): boolean {
    if ('amendment' in this.#subject) return this.#subject.amendment === id && !sameValue(was, is);
    const { pids } = this.#subject;
    return !sameValue(editsIn(was, pids), editsIn(is, pids));
  }

  /** Whether an amendment is the subject, or changes something in the subject at present. */
  #isOf(id: string): boolean {
    if ('amendment' in this.#subject) return this.#subject.amendment === id;
    return editsIn(this.#amendments.get(id)?.edits ?? [], this.#subject.pids).length > 0;
  }

  #isRef(ref: string): boolean {
    const at = ref.indexOf(':');
    const [kind, id] = [ref.slice(0, at), ref.slice(at + 1)];
    if (kind === 'amendment') return this.#isOf(id);
    return kind === 'provision' && 'pids' in this.#subject && this.#subject.pids.has(id);
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
    const subject = this.#subject;
    return (
      (words?.held ?? []).some((held) =>
        'pids' in subject ? subject.pids.has(held.pid) : held.of === 'draft' && held.am === subject.amendment,
      ) ||
      comments.some(
        ({ suggestion }) => suggestion?.taken && this.#isRef(`amendment:${suggestion.taken.amendment}`),
      )
    );
  }
}

/** Whether an entry continues the last item: a change of the same kind, by the same person, in the same sitting. */
function continues({ entry: last }: StoryItem, { act, who: person, at, subject }: LedgerEntry): boolean {
  const isAlike = isRevising(act) ? isRevising(last.act) : act === 'amendment.describe' && last.act === act;
  if (!isAlike || last.subject !== subject || last.who !== person) return false;
  return Date.parse(at) - Date.parse(last.at) <= MAX_PAUSE_MS;
}
