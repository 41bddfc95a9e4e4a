import { z } from 'zod';
import type { Amendment } from './amend/amendment.ts';
import { type IgnoredFinding, ignoredFindingSchema } from './amend/checks/ignored.ts';
import { amendmentAfter, amendmentOf, isAmendmentAct } from './amend/history.ts';
import { type Link, linkSchema } from './evidence/link.ts';
import { type RecordChange, type Records, recordChangesSchema, takeChanges } from './evidence/records.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import {
  type Came,
  choosePayloadSchema,
  findingMergeSchema,
  linkMergeSchema,
  mergePayloadSchema,
} from './merge/account.ts';

/** The kinds of evidence that a review holds one by one. */
export const EVIDENCE_KINDS = ['source', 'recommendation', 'response', 'commitment', 'note'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

const markSchema = z.object({ kind: z.enum(EVIDENCE_KINDS), id: z.string(), hash: z.string() });
/** What the ledger keeps of a piece of evidence: its name and hash, so that a long or personal text is held once. */
export type EvidenceMark = Readonly<z.infer<typeof markSchema>>;

const marksSchema = z.object({ marks: z.array(markSchema) });
/** What became of pieces that were corrected: each with the hash that it had. */
const revisedSchema = z.object({ marks: z.array(markSchema.extend({ was: z.string() })) });
/** Pieces that were taken away, each with the hash that it had. */
export const removedSchema = z.object({
  marks: z.array(markSchema.omit({ hash: true }).extend({ was: z.string() })),
});

/** A mark with its place in the order in which all came: one more than the last had when it did. */
type PlacedMark = EvidenceMark & { readonly position: number };

const answersSchema = z.object({
  import: z.string(),
  marks: z.array(z.object({ kind: z.literal('answer'), id: z.string(), hash: z.string(), was: z.string() })),
});

const keptMarkSchema = z.object({ hash: z.string(), as: z.string() });
/** What the ledger tells of a value that was kept: what it is asked for by, and the SHA-256 of it as stored. */
export type KeptMark = Readonly<z.infer<typeof keptMarkSchema>>;
const keptSchema = z.object({ kept: z.array(keptMarkSchema).optional() });
const lookSchema = linkSchema.pick({ fromHash: true, toHash: true });
const unlookSchema = lookSchema.extend({ looked: linkSchema.shape.looked.unwrap().nullable() });
const createSchema = z.object({
  id: z.string(),
  title: z.string(),
  instrument: z.object({ hash: z.string() }),
});
const rebaseSchema = z.object({
  from: z.object({ hash: z.string() }),
  to: z.object({ hash: z.string() }),
  links: z.array(linkSchema.pick({ id: true, from: true, to: true, fromHash: true, toHash: true })),
  linksGone: z.array(z.object({ id: z.string() })),
  findings: z.array(z.object({ key: z.string(), now: z.string() })),
  findingsGone: z.array(z.object({ key: z.string() })),
});
const recordsSchema = z.object({ records: recordChangesSchema });
const renameSchema = z.object({ title: z.string() });
const linkFactsSchema = linkSchema.omit({ by: true, at: true, looked: true });
const ignoreSchema = ignoredFindingSchema.omit({ by: true, at: true });

/** A review as its ledger tells it, entry by entry, without a look at the tables. */
export class Told {
  review: { readonly id: string; readonly title: string; readonly created: string } | null = null;
  instrumentHash = '';
  /** The texts that the review was moved from. */
  readonly former = new Set<string>();
  revisions = 0;
  readonly amendments = new Map<string, Amendment>();
  readonly links = new Map<string, { readonly link: Link; readonly seq: number }>();
  readonly ignored = new Map<string, { readonly finding: IgnoredFinding; readonly seq: number }>();
  readonly marks: PlacedMark[] = [];
  readonly records: Records = new Map();
  /** Answers that were corrected: the SHA-256 of what came with the file, and of what is held now. */
  readonly answers = new Map<
    number,
    { readonly first: string; readonly now: string; readonly import: string }
  >();
  /** What is kept of what was, by what it is asked for by: the SHA-256 of each value as stored. */
  readonly kept = new Map<string, string>();

  /**
   * Takes in the next entry. @returns the amendment that it made a revision of, if it did
   * @throws RangeError (or zod's error) on an entry that can't follow
   */
  take(entry: LedgerEntry): Amendment | null {
    if (isAmendmentAct(entry.act)) {
      const id = amendmentOf(entry.subject);
      const after = amendmentAfter(this.amendments.get(id), entry);
      this.amendments.set(id, after);
      this.revisions += 1;
      return after;
    }
    this.#takeOther(entry);
    return null;
  }

  #takeOther({ seq, act, at, who, subject, payload }: LedgerEntry): void {
    for (const { hash, as } of keptSchema.safeParse(payload).data?.kept ?? []) {
      if (this.kept.has(hash)) throw new RangeError(`${hash} is kept twice`);
      this.kept.set(hash, as);
    }
    switch (act) {
      case 'review.create': {
        const { id, title, instrument } = createSchema.parse(payload);
        if (this.review) throw new RangeError('The review is made twice');
        this.review = { id, title, created: at };
        this.instrumentHash = instrument.hash;
        return;
      }
      case 'review.rename':
        if (!this.review) throw new RangeError('The review is renamed before it is made');
        this.review = { ...this.review, title: renameSchema.parse(payload).title };
        return;
      case 'review.rebase':
        this.#rebase(rebaseSchema.parse(payload));
        return;
      case 'evidence.add':
      case 'note.add':
        for (const mark of marksSchema.parse(payload).marks) this.#add(mark);
        return;
      case 'evidence.remove':
        for (const mark of removedSchema.parse(payload).marks) this.#remove(mark);
        return;
      case 'link.add': {
        const link = { ...linkFactsSchema.parse(payload), by: who, at };
        this.links.set(link.id, { link, seq });
        return;
      }
      case 'link.look': {
        const { link, ...held } = this.#linkOf(subject);
        const looked = { ...link, ...lookSchema.parse(payload), looked: { by: who, at } };
        this.links.set(link.id, { ...held, link: looked });
        return;
      }
      case 'link.unlook': {
        const { link, ...held } = this.#linkOf(subject);
        this.links.set(link.id, { ...held, link: unlooked(link, unlookSchema.parse(payload)) });
        return;
      }
      case 'note.revise':
      case 'source.revise':
        for (const mark of revisedSchema.parse(payload).marks) this.#revise(mark);
        return;
      case 'answer.revise':
        this.#reviseAnswers(answersSchema.parse(payload));
        return;
      case 'link.remove':
        if (!this.links.delete(subject.slice('link:'.length))) throw new RangeError(`No link ${subject}`);
        return;
      case 'finding.ignore': {
        const finding = { ...ignoreSchema.parse(payload), by: who, at };
        if (subject !== `finding:${finding.key}` || this.ignored.has(finding.key))
          throw new RangeError(`${subject} can't be ignored now`);
        this.ignored.set(finding.key, { finding, seq });
        return;
      }
      case 'finding.heed':
        if (!this.ignored.delete(subject.slice('finding:'.length)))
          throw new RangeError(`Not ignored: ${subject}`);
        return;
      case 'records.change':
        this.#changeRecords(recordsSchema.parse(payload).records);
        return;
      case 'review.merge':
        this.#come(mergePayloadSchema.parse(payload).came);
        return;
      case 'review.choose':
        this.#come(choosePayloadSchema.parse(payload).came);
        return;
      case 'link.merge': {
        const { is } = linkMergeSchema.parse(payload);
        const id = subject.slice('link:'.length);
        if (is) this.links.set(id, { link: is, seq: this.links.get(id)?.seq ?? seq });
        else if (!this.links.delete(id)) throw new RangeError(`No link ${subject}`);
        return;
      }
      case 'finding.merge': {
        const { is } = findingMergeSchema.parse(payload);
        const key = subject.slice('finding:'.length);
        if (is) this.ignored.set(key, { finding: is, seq: this.ignored.get(key)?.seq ?? seq });
        else if (!this.ignored.delete(key)) throw new RangeError(`Not ignored: ${key}`);
        return;
      }
      default:
        throw new RangeError(`Not an act that this version knows: ${act}`);
    }
  }

  /** Somebody's work was taken in: what it came to. */
  #come({ title, records, marks, answers }: Came): void {
    if (title !== null) {
      if (!this.review) throw new RangeError('The review is renamed before it is made');
      this.review = { ...this.review, title };
    }
    // What goes makes way for what comes in its name.
    for (const { was, hash, ...named } of marks)
      if (hash === null && was !== null) this.#remove({ ...named, was });
    for (const { was, hash, ...named } of marks) {
      if (hash === null) continue;
      if (was === null) this.#add({ ...named, hash });
      else this.#revise({ ...named, hash, was });
    }
    this.#changeRecords(records);
    for (const { id, was, is } of answers) {
      const held = this.answers.get(id);
      if (held && held.now !== was) throw new RangeError(`Answer ${id} is not as it is said to be`);
      if (is) this.answers.set(id, is);
      else this.answers.delete(id);
    }
  }

  #linkOf(subject: string) {
    const held = this.links.get(subject.slice('link:'.length));
    if (!held) throw new RangeError(`No link ${subject}`);
    return held;
  }

  #add(mark: EvidenceMark): void {
    this.marks.push({ ...mark, position: (this.marks.at(-1)?.position ?? 0) + 1 });
  }

  /** Where the mark of a name and hash is. @throws RangeError where there is none */
  #placeOf({ kind, id, was }: Omit<EvidenceMark, 'hash'> & { readonly was: string }): number {
    const at = this.marks.findIndex((mark) => mark.kind === kind && mark.id === id);
    if (this.marks[at]?.hash !== was) throw new RangeError(`${kind} ${id} is not as it is said to be`);
    return at;
  }

  #revise({ was, ...mark }: EvidenceMark & { readonly was: string }): void {
    const at = this.#placeOf({ ...mark, was });
    const held = this.marks[at];
    if (held) this.marks[at] = { ...mark, position: held.position };
  }

  #remove(mark: Omit<EvidenceMark, 'hash'> & { readonly was: string }): void {
    this.marks.splice(this.#placeOf(mark), 1);
  }

  #reviseAnswers({ import: from, marks }: z.infer<typeof answersSchema>): void {
    for (const { id, hash, was } of marks) {
      const held = this.answers.get(Number(id));
      if (held && held.now !== was) throw new RangeError(`Answer ${id} is not as it is said to be`);
      this.answers.set(Number(id), { first: held?.first ?? was, now: hash, import: from });
    }
  }

  /** The answers of an import that is taken back go with it, and so do the corrections of them. */
  #changeRecords(changes: readonly RecordChange[]): void {
    takeChanges(this.records, changes);
    for (const { kind, id, is } of changes)
      if (kind === 'import' && is === null)
        for (const [answer, { import: from }] of this.answers) if (from === id) this.answers.delete(answer);
  }

  #rebase({ from, to, links, linksGone, findings, findingsGone }: z.infer<typeof rebaseSchema>): void {
    if (from.hash !== this.instrumentHash)
      throw new RangeError('The review was not made of the text it leaves');
    this.former.add(from.hash);
    this.instrumentHash = to.hash;
    for (const change of links) {
      const held = this.links.get(change.id);
      if (!held) throw new RangeError(`No link ${change.id}`);
      this.links.set(change.id, { ...held, link: { ...held.link, ...change } });
    }
    for (const { id } of linksGone) if (!this.links.delete(id)) throw new RangeError(`No link ${id}`);
    const renamed = findings.map(({ key, now }) => ({ key, now, held: this.ignored.get(key) }));
    for (const { key } of [...findings, ...findingsGone])
      if (!this.ignored.delete(key)) throw new RangeError(`Not ignored: ${key}`);
    for (const { now, held } of renamed)
      if (held) this.ignored.set(now, { ...held, finding: { ...held.finding, key: now } });
  }
}

/** A link as it was before somebody looked at it, with who had looked before that. */
export function unlooked(
  { looked: _, ...link }: Link,
  { fromHash, toHash, looked }: z.infer<typeof unlookSchema>,
): Link {
  return { ...link, fromHash, toHash, ...(looked && { looked }) };
}
