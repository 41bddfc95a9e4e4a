import { z } from 'zod';
import type { Instrument } from '../act/instrument.ts';
import type { Provision } from '../act/tree.ts';
import { type Amendment, amendmentIdSchema } from '../amend/edits/amendment.ts';
import { chooseCompatible, notShownWords } from '../amend/edits/clash.ts';
import { amendmentAfter, amendmentOf, isAmendmentEvent } from '../amend/edits/events.ts';
import { asAmendedOf, redline } from '../amend/redline/redline.ts';
import { base64 } from '../base/base64.ts';
import { ok, type Result, refuse } from '../base/result.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { CHOOSE_ALL, choose } from '../selection/choose.ts';

const chosenSchema = z.union([z.enum(['none', 'all']), z.array(amendmentIdSchema).max(5000).readonly()]);
/** The amendments of a review that are applied: none (the original), all that aren't withdrawn, or those listed. */
export type ChosenAmendments = z.infer<typeof chosenSchema>;

/**
 * A text that can be compared: a stored text, the open review after an entry of its ledger, or a file that is read and not
 * stored. Without `at`, the review is taken after its latest entry.
 */
export const compareSourceSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('act'), id: z.string().max(200), version: z.string().max(100) }),
  z.object({
    from: z.literal('review'),
    at: z.number().int().min(1).optional(),
    amendments: chosenSchema.default('all'),
  }),
  z.object({
    from: z.literal('file'),
    name: z.string().max(300),
    /** The file's bytes, in base 64. The reader detects the text encoding. */
    base64: base64(56_000_000, 4),
  }),
]);
export type CompareSource = z.infer<typeof compareSourceSchema>;

/** A text to compare, with the facts that must be shown with it. */
export interface ComparedText {
  readonly title: string;
  readonly description: string;
  readonly licence: string;
  /** Sentences about what could not be done, such as an alternative that was not applied. */
  readonly remarks: readonly string[];
  readonly root: Provision;
  /** Texts of one lineage use the same pids for the same provisions; see `Identity`. */
  readonly lineage: string;
}

/** A stored text for a comparison. */
export const storedText = (instrument: Instrument, lineage: string): ComparedText => ({
  title: instrument.title,
  description: instrument.description,
  licence: instrument.licence,
  remarks: [],
  root: instrument.root,
  lineage,
});

/** The amendments after the first entries of a ledger. `entries` must begin with the ledger's first entry. */
export function amendmentsAfter(entries: readonly LedgerEntry[]): readonly Amendment[] {
  const amendments = new Map<string, Amendment>();
  for (const entry of entries) {
    if (!isAmendmentEvent(entry.act)) continue;
    const id = amendmentOf(entry.subject);
    amendments.set(id, amendmentAfter(amendments.get(id), entry));
  }
  return [...amendments.values()];
}

/** A review at a moment, from which its text is made. */
interface ReviewMoment {
  readonly instrument: Instrument;
  readonly lineage: string;
  readonly amendments: readonly Amendment[];
  readonly chosen: ChosenAmendments;
  /** The moment in words; empty for the present. */
  readonly moment: string;
}

function titleOf(chosen: ChosenAmendments): string {
  if (chosen === 'none') return 'Original';
  return chosen === 'all' ? 'As amended' : `With ${chosen.join(', ') || 'no amendments'}`;
}

/**
 * A review's text with the chosen amendments applied. Of alternatives, only the one with the lowest number is applied, and a
 * remark names each of the others. Refused `not-found` for an amendment that did not exist at that moment.
 */
export function reviewText({
  instrument,
  lineage,
  amendments,
  chosen,
  moment,
}: ReviewMoment): Result<ComparedText> {
  const chosenIds = chosen === 'none' ? [] : chosen;
  const unknown =
    chosenIds === 'all' ? [] : chosenIds.filter((id) => !amendments.some((each) => each.id === id));
  if (unknown.length > 0) {
    return refuse(
      'not-found',
      `There is no ${unknown.join(', ')} ${moment ? `at ${moment}` : 'in this review'}.`,
    );
  }
  const { drafted } = choose(
    chosenIds === 'all'
      ? CHOOSE_ALL
      : { amendments: chosenIds, states: amendments.map(({ state }) => state) },
    amendments,
    [],
  );
  const { chosen: compatible, leftOut } = chooseCompatible(instrument.root, drafted);
  return ok({
    title: [titleOf(chosen), moment].filter(Boolean).join(', '),
    description: `${instrument.title}: ${instrument.description}`,
    licence: instrument.licence,
    remarks: leftOut.map(notShownWords),
    root: compatible.length > 0 ? asAmendedOf(redline(instrument.root, compatible)) : instrument.root,
    lineage,
  });
}
