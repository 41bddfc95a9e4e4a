import { z } from 'zod';
import type { Amendment } from './amend/amendment.ts';
import { type IgnoredFinding, ignoredFindingSchema } from './amend/checks/ignored.ts';
import { amendmentAfter, amendmentOf, isAmendmentAct } from './amend/history.ts';
import type { LedgerEntry } from './api.ts';
import { type Link, linkSchema } from './evidence/link.ts';
import { type Records, recordChangesSchema, takeChanges } from './evidence/records.ts';

/** The kinds of evidence that a review holds one by one. */
export const EVIDENCE_KINDS = ['source', 'recommendation', 'response', 'commitment', 'note'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

const markSchema = z.object({ kind: z.enum(EVIDENCE_KINDS), id: z.string(), hash: z.string() });
/** What the ledger keeps of a piece of evidence: its name and hash, so that a long or personal text is held once. */
export type EvidenceMark = Readonly<z.infer<typeof markSchema>>;

const marksSchema = z.object({ marks: z.array(markSchema) });
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
const linkFactsSchema = linkSchema.omit({ by: true, at: true });
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
  readonly marks: EvidenceMark[] = [];
  readonly records: Records = new Map();

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
        this.marks.push(...marksSchema.parse(payload).marks);
        return;
      case 'link.add': {
        const link = { ...linkFactsSchema.parse(payload), by: who, at };
        this.links.set(link.id, { link, seq });
        return;
      }
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
        takeChanges(this.records, recordsSchema.parse(payload).records);
        return;
      default:
        throw new RangeError(`Not an act that this version knows: ${act}`);
    }
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
