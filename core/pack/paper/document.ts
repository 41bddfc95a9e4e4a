import { dateWords } from '../../base/date-words.ts';
import type { Reader } from '../../disclosure/reader.ts';
import { NO_FIELDS } from '../consultation-fields.ts';
import type { PackDocument } from '../parts.ts';
import { responseParts } from '../response/response-parts.ts';
import { type InSteps, publishedParts, type SettledPart, settleParts } from '../settled-parts.ts';
import { consultationParts } from './consultation.ts';
import { numberProposals, type PackBase, type PackFacts } from './facts.ts';
import { whereTo } from './front-parts.ts';
import type { PaperInput } from './paper-input.ts';

/** A consultation paper that nobody has edited or arranged yet. */
export const UNEDITED_PAPER: PaperInput = {
  kind: 'consultation',
  fields: NO_FIELDS,
  arrangement: { id: 'consultation', order: [], leftOut: [] },
  texts: [],
  questions: [],
  outcome: null,
};

/** A document with all its parts, including those that are left out, for the builder. */
export interface SettledDocument extends Omit<PackDocument, 'parts' | 'unwritten'> {
  readonly parts: readonly SettledPart[];
  readonly facts: PackFacts;
  readonly readers: Reader;
  /** The ids of parts that were not made, because they take long and the caller did not ask for them. */
  readonly unmade: ReadonlySet<string>;
}

/**
 * The public name of a consultation. Until somebody enters a title, it is made of the titles of the review and the Act.
 */
export const consultationName = (
  givenName: string,
  review: { readonly title: string },
  instrument: { readonly title: string },
): string => givenName.trim() || `${review.title}: ${instrument.title}`;

function coverOf(pack: PackFacts, { kind, fields }: PaperInput): Pick<PackDocument, 'title' | 'lines'> {
  const { instrument, review } = pack;
  const { title, department, opens, closes } = fields;
  const name = consultationName(title, review, instrument);
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
      kind === 'response' ? '' : `Proposals to amend the ${instrument.title}`,
    ].filter((line) => line !== ''),
  };
}

/**
 * Makes every part of a document, with edited texts in the place of computed ones, and says whether each is included.
 * @param isWhole whether the facts of the document include the Act and the tables of all proposals.
 */
export function* settleDocument(
  { parts: partFacts, wholePack, ...base }: PackBase,
  input: PaperInput,
  isWhole: boolean,
): InSteps<SettledDocument> {
  const pack = isWhole ? wholePack() : partFacts;
  const facts = { ...base, pack, input, ...numberProposals(pack, input) };
  const { only, wantedParts = only, readers = 'public' } = input;
  const [wantedPartIds, onlyPartIds] = [new Set(wantedParts), new Set(only)];
  const allPlans = input.kind === 'response' ? responseParts(facts) : consultationParts(facts);
  // A clause or an extract takes time to make, so parts with these are made only where the caller wants them.
  const unmade = new Set(
    wantedParts
      ? allPlans.filter(({ id, isCostly }) => isCostly && !wantedPartIds.has(id)).map(({ id }) => id)
      : [],
  );
  const plans = allPlans.map((plan) => (unmade.has(plan.id) ? { ...plan, items: () => [] } : plan));
  const texts = new Map(input.texts.map((text) => [text.id, text]));
  const parts = yield* settleParts(plans, input.arrangement, texts);
  return {
    kind: input.kind,
    facts: pack,
    ...coverOf(pack, input),
    respond: { closes: input.fields.closes, places: whereTo(input.fields) },
    parts: only ? parts.map((part) => ({ ...part, isIncluded: onlyPartIds.has(part.id) })) : parts,
    readers,
    unmade,
  };
}

/**
 * The document as it is published, without excluded parts. `unwritten` lists the included parts that are still empty.
 */
export const documentOf = ({
  kind,
  title,
  lines,
  respond,
  parts,
  readers,
  unmade,
}: SettledDocument): PackDocument => {
  const published = publishedParts(parts, readers, unmade);
  const shownIds = new Set(published.map(({ id }) => id));
  return {
    kind,
    title,
    lines,
    respond,
    parts: published,
    unwritten: parts
      .filter(({ id, isIncluded }) => isIncluded && !shownIds.has(id))
      .map(({ id, heading }) => ({ id, heading })),
  };
};
