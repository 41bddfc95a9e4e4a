import { escapeRegExp } from '../base/escape-reg-exp.ts';
import { groupBy } from '../base/group-by.ts';
import { memoise } from '../base/once.ts';
import { type Definition, definitionsIn } from './definitions.ts';
import { firstFrom, readingOrder } from './reading-order.ts';
import { endsInY, isLabel, placesFor, READ } from './term-words.ts';
import type { Field, Pid, Provision } from './tree.ts';

/** A place where a defined term is used with its meaning. Offsets are those of the field, in UTF-16 code units. */
export interface TermPlace {
  readonly pid: Pid;
  readonly field: Field;
  readonly from: number;
  readonly to: number;
}

/** Words after an "A" at the beginning of a sentence that show that it is a label: "A knows". In "A person" it is the article. */
const AFTER_LABEL =
  /^(?:['’]s\b| (?:is|was|has|had|does|did|ought|may|must|shall|will|would|can|could|should|or|and|to|who|knows|knew|intends|believes|pursues|causes|fails|does|commits|shows)\b|[,;)])/;

/** The pattern of one word of a term, singular or plural. Only the last word may be a possessive. */
function wordPattern(word: string, isLast: boolean): string {
  const stem = endsInY(word)
    ? `${escapeRegExp(word.slice(0, -1))}(?:y|ies)`
    : `${escapeRegExp(word)}(?:e?s)?`;
  return isLast ? `${stem}(?:['’]s?)?` : stem;
}

const patterns = new Map<string, RegExp>();

/** The pattern of a term as whole words, singular or plural. A label, such as “A”, matches only itself. */
function termPattern(term: string): RegExp {
  const cachedPattern = patterns.get(term);
  if (cachedPattern) return cachedPattern;
  const label = isLabel(term);
  const words = term.trim().split(/\s+/);
  const body = label
    ? escapeRegExp(term)
    : words.map((word, at) => wordPattern(word, at === words.length - 1)).join(String.raw`\s+`);
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}\-‑])(?:${body})(?![\p{L}\p{N}]|[-‑]\p{L})`,
    label ? 'gu' : 'giu',
  );
  patterns.set(term, pattern);
  return pattern;
}

/** Finds a term in a text. Returns offsets. The article at the beginning of a sentence is not the label "A". */
export function findTerm(
  text: string,
  term: string,
): readonly { readonly from: number; readonly to: number }[] {
  const uses: { from: number; to: number }[] = [];
  for (const { index, 0: word } of text.matchAll(termPattern(term))) {
    const opens = term === 'A' && /(?:^|[.—] ?)$/.test(text.slice(0, index));
    if (!opens || AFTER_LABEL.test(text.slice(index + 1)))
      uses.push({ from: index, to: index + word.length });
  }
  return uses;
}

const NO_USES: readonly TermPlace[] = [];
const usesCache = memoise((_: Provision) => new Map<string, readonly TermPlace[]>());

/** The places where a provision's own text has a term, whatever its meaning. Cached for each provision value. */
export function occurrencesIn(node: Provision, term: string): readonly TermPlace[] {
  const usesByTerm = usesCache(node);
  const earlier = usesByTerm.get(term);
  if (earlier) return earlier;
  const uses = READ.flatMap((field) =>
    node[field] ? findTerm(node[field], term).map((use) => ({ pid: node.pid, field, ...use })) : [],
  );
  usesByTerm.set(term, uses.length > 0 ? uses : NO_USES);
  return uses;
}

/** A provision of a scope and its descendants, as places in reading order. Both ends are included. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  /**
   * The place of the quotation that a provision must be directly in to count, -1 for none: a definition outside quotations
   * doesn't apply in them. Null if quotations make no difference.
   */
  readonly quotation: number | null;
}

interface Scope {
  readonly stretches: readonly Stretch[];
  /** The number of provisions in the scope. */
  readonly size: number;
}

const scopesCache = memoise((_: Provision) => new Map<string, Scope>());

function computeScope(root: Provision, { scope, quoted }: Definition): Scope {
  const { placeOf, lastIn, quotation, unquoted } = readingOrder(root);
  const places = scope.flatMap((pid) => placeOf.get(pid) ?? []);
  const stretches = places.map((from) => ({
    from,
    to: lastIn[from] ?? from,
    quotation: quoted ? null : (quotation[from] ?? -1),
  }));
  const sizes = stretches.map(({ from, to }) => (quoted ? to - from + 1 : (unquoted[from] ?? 0)));
  return { stretches, size: sizes.reduce((sum, size) => sum + size, 0) };
}

/** The scope of a definition as places. Cached for each text value. */
function scopeOf(root: Provision, definition: Definition): Scope {
  const scopesByKey = scopesCache(root);
  const scope = scopesByKey.get(definition.key) ?? computeScope(root, definition);
  scopesByKey.set(definition.key, scope);
  return scope;
}

/** Whether a place is in a stretch. `quotation` has the innermost quotation of each place. */
const holds = (
  { from, to, quotation: within }: Stretch,
  place: number,
  quotation: readonly number[],
): boolean => place >= from && place <= to && (within === null || quotation[place] === within);

/** Whether a provision is in a definition's scope. */
export function isInScope(root: Provision, definition: Definition, pid: Pid): boolean {
  const { placeOf, quotation } = readingOrder(root);
  const place = placeOf.get(pid);
  if (place === undefined) return false;
  return scopeOf(root, definition).stretches.some((stretch) => holds(stretch, place, quotation));
}

/** The places in a stretch, of the given ascending `places` or, if null, of all. */
function* placesIn(root: Provision, stretch: Stretch, places: readonly number[] | null): Generator<number> {
  const { quotation } = readingOrder(root);
  const { from, to } = stretch;
  const placeAt = (at: number) => (places ? places[at] : at);
  let at = places ? firstFrom(places, from) : from;
  for (let place = placeAt(at); place !== undefined && place <= to; place = placeAt(++at))
    if (holds(stretch, place, quotation)) yield place;
}

const groupByTerm = memoise((all: readonly Definition[]) => groupBy(all, ({ term }) => term));

/** A text's definitions of one term, in reading order. */
export const definitionsOfTerm = (root: Provision, title: string, term: string): readonly Definition[] =>
  groupByTerm(definitionsIn(root, title)).get(term) ?? [];

/** Generates the uses of a term in its scope, without those that a definition with a narrower scope governs. */
function* eachUse(root: Provision, instrumentTitle: string, definition: Definition): Generator<TermPlace> {
  const { nodes, quotation } = readingOrder(root);
  const places = placesFor(root, definition.term);
  const all = definitionsOfTerm(root, instrumentTitle, definition.term);
  const own = scopeOf(root, definition);
  const narrower = all
    .filter((other) => other.key !== definition.key && scopeOf(root, other).size < own.size)
    .flatMap((other) => scopeOf(root, other).stretches);
  const isNarrower = (place: number) => narrower.some((stretch) => holds(stretch, place, quotation));
  const defines = ({ pid, field, from }: TermPlace) =>
    all.some((other) => other.pid === pid && other.field === field && other.from === from);
  for (const stretch of own.stretches) {
    for (const place of placesIn(root, stretch, places)) {
      const node = nodes[place];
      if (!node || isNarrower(place)) continue;
      for (const use of occurrencesIn(node, definition.term)) if (!defines(use)) yield use;
    }
  }
}

/**
 * The uses of a defined term in its scope, in reading order, with plurals and possessives. If another definition of the term
 * has a narrower scope, uses inside that scope belong to the other definition.
 */
export const usesOf = (
  root: Provision,
  instrumentTitle: string,
  definition: Definition,
): readonly TermPlace[] => [...eachUse(root, instrumentTitle, definition)];

/** Whether a term is used at all. Stops at the first use. */
export const isUsed = (root: Provision, instrumentTitle: string, definition: Definition): boolean =>
  eachUse(root, instrumentTitle, definition).next().done !== true;
