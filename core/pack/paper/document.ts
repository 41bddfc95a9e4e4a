import type { RedlineNode } from '../../amend/redline.ts';
import { dateWords } from '../dates.ts';
import type { PackDocument } from '../parts.ts';
import { NO_FIELDS } from '../records.ts';
import { responseParts } from '../response/response-parts.ts';
import { type InSteps, publishedPart, type SettledPart, settleParts } from '../settled-parts.ts';
import { consultationParts } from './consultation.ts';
import { numbered, type PackFacts, type PaperInput } from './facts.ts';

/** A consultation paper as nobody has touched it yet. */
export const UNTOUCHED: PaperInput = {
  kind: 'consultation',
  fields: NO_FIELDS,
  arrangement: { id: 'consultation', order: [], leftOut: [] },
  texts: [],
  asks: [],
  outcome: null,
};

/** A document with all its parts, those that are left out among them: what the builder works on. */
export interface SettledDocument extends Omit<PackDocument, 'parts'> {
  readonly parts: readonly SettledPart[];
}

function coverOf(pack: PackFacts, { kind, fields }: PaperInput): Pick<PackDocument, 'title' | 'lines'> {
  const { instrument, review } = pack;
  const { title, department, opens, closes } = fields;
  const name = title.trim() || `${review.title}: ${instrument.title}`;
  const dates =
    opens && closes
      ? `Open from ${dateWords(opens)} to ${dateWords(closes)}`
      : opens
        ? `Opens on ${dateWords(opens)}`
        : closes
          ? `Closes on ${dateWords(closes)}`
          : '';
  return {
    title: kind === 'response' ? `${name}: response` : name,
    lines: [
      department.trim(),
      kind === 'response' ? '' : dates,
      `${instrument.title} (${instrument.number}) as it would read. ${instrument.description.replace(/\.$/, '')}.`,
    ].filter((line) => line !== ''),
  };
}

/** Every part of a document with everybody’s words in it, and whether it is in. */
export function* settleDocument(
  pack: PackFacts,
  marked: RedlineNode,
  input: PaperInput,
): InSteps<SettledDocument> {
  const facts = { pack, marked, input, ...numbered(pack, input) };
  const { only, wanted = only } = input;
  const all = input.kind === 'response' ? responseParts(facts) : consultationParts(facts);
  // What nobody asked for isn't made: a clause or an extract takes time.
  const plans = wanted
    ? all.map((plan) => (wanted.includes(plan.id) ? plan : { ...plan, items: () => [] }))
    : all;
  const texts = new Map(input.texts.map((text) => [text.id, text]));
  const parts = yield* settleParts(plans, input.arrangement, texts);
  return {
    kind: input.kind,
    ...coverOf(pack, input),
    parts: only ? parts.map((part) => ({ ...part, isIncluded: only.includes(part.id) })) : parts,
  };
}

/** The document as it is published. */
export const documentOf = ({ kind, title, lines, parts }: SettledDocument): PackDocument => ({
  kind,
  title,
  lines,
  parts: parts.filter(({ isIncluded }) => isIncluded).map(publishedPart),
});
