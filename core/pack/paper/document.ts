import { dateWords } from '../../base/date-words.ts';
import type { Reader } from '../../disclosure/reader.ts';
import { NO_FIELDS } from '../consultation-fields.ts';
import type { PackDocument } from '../parts.ts';
import { responseParts } from '../response/response-parts.ts';
import { type InSteps, publishedParts, type SettledPart, settleParts } from '../settled-parts.ts';
import { consultationParts } from './consultation.ts';
import { numbered, type PackBase, type PackFacts } from './facts.ts';
import { whereTo } from './front-parts.ts';
import type { PaperInput } from './paper-input.ts';

/** A consultation paper as nobody has touched it yet. */
export const UNTOUCHED: PaperInput = {
  kind: 'consultation',
  fields: NO_FIELDS,
  arrangement: { id: 'consultation', order: [], leftOut: [] },
  texts: [],
  questions: [],
  outcome: null,
};

/** A document with all its parts, those that are left out among them: what the builder works on. */
export interface SettledDocument extends Omit<PackDocument, 'parts' | 'unwritten'> {
  readonly parts: readonly SettledPart[];
  /** All of its pack beside it. */
  readonly facts: PackFacts;
  readonly readers: Reader;
  /** Parts that nobody asked for and that were not made, since they take long. */
  readonly unmade: ReadonlySet<string>;
}

/** What a consultation is called by whoever reads of it; until somebody has given it a name, what its review is of. */
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

/** Every part of a document with everybody’s words in it, and whether it is in. */
export function* settleDocument(
  { parts: light, wholePack, ...base }: PackBase,
  input: PaperInput,
  isWhole: boolean,
): InSteps<SettledDocument> {
  const pack = isWhole ? wholePack() : light;
  const facts = { ...base, pack, input, ...numbered(pack, input) };
  const { only, wantedParts = only, readers = 'public' } = input;
  const [wantedIds, chosen] = [new Set(wantedParts), new Set(only)];
  const all = input.kind === 'response' ? responseParts(facts) : consultationParts(facts);
  // What nobody asked for isn't made where that takes time, as a clause or an extract does.
  const unmade = new Set(
    wantedParts ? all.filter(({ id, isCostly }) => isCostly && !wantedIds.has(id)).map(({ id }) => id) : [],
  );
  const plans = all.map((plan) => (unmade.has(plan.id) ? { ...plan, items: () => [] } : plan));
  const texts = new Map(input.texts.map((text) => [text.id, text]));
  const parts = yield* settleParts(plans, input.arrangement, texts);
  return {
    kind: input.kind,
    facts: pack,
    ...coverOf(pack, input),
    respond: { closes: input.fields.closes, places: whereTo(input.fields) },
    parts: only ? parts.map((part) => ({ ...part, isIncluded: chosen.has(part.id) })) : parts,
    readers,
    unmade,
  };
}

/** The document as it is published. */
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
