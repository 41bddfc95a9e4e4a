import { type Label, type LabelRange, readLabel, readNextLabel } from './labels.ts';
import { type Names, readShortName, readTitle, type Title } from './titles.ts';
import { type Token, tokenise } from './tokens.ts';
import { isInside, readUnit, type Unit } from './units.ts';

const NO_NAMES: Names = new Map();

/** Reads the references in a text by their grammar, without looking up what they name. */

/** A unit with its list of labels: "sections 1, 2 and 7 to 12". */
interface UnitLocus {
  readonly kind: 'unit';
  readonly unit: Unit;
  readonly items: readonly LabelRange[];
  /** The offset of the unit's word, at which the reference to the first label begins, too. */
  readonly from: number;
}

/** "This section", "that Act", "the Schedule", "this group of sections". */
export interface PointerLocus {
  readonly kind: 'pointer';
  readonly determiner: 'this' | 'that' | 'the';
  readonly unit: Unit | 'Act' | 'group';
  readonly from: number;
  readonly to: number;
}

export interface TitleLocus extends Title {
  readonly kind: 'title';
}

/** One step of a reference: "subsection (1)", "of section 19A", "of that Act". */
export type Locus = UnitLocus | PointerLocus | TitleLocus;

/** One reference as written. Whether its target exists is not known yet. Offsets are UTF-16 code units of the text. */
export interface Mention {
  /** From the inner to the outer: subsection (1), of section 19A, of that Act. */
  readonly loci: readonly Locus[];
  readonly from: number;
  readonly to: number;
  /** The word before the reference, in small letters. '' at the beginning of a sentence. */
  readonly wordBefore: string;
  /** Whether a sentence begins with "In" and this reference: "In section 11 of the Limitation Act 1980, …". */
  readonly opensSentence: boolean;
  /** The index of its sentence. */
  readonly sentence: number;
  /** The index of the inline quotation round it. Null outside quotations. */
  readonly quote: number | null;
  /** Its first description in brackets: "section 264 (suspended sentence order)" (drafting-conventions.md R1.4). */
  readonly description: { readonly from: number; readonly to: number; readonly text: string } | null;
}

/** A value that was read from tokens, and the index of the next token. */
interface ReadStep<T> {
  readonly value: T;
  readonly next: number;
}

function readUnitLocus(tokens: readonly Token[], at: number): ReadStep<UnitLocus> | null {
  const word = tokens[at];
  const unitWord = word?.kind === 'word' ? readUnit(word.text) : null;
  const first = unitWord && readLabel(tokens, at + 1, unitWord.unit);
  if (!word || !unitWord || !first) return null;
  const { unit } = unitWord;
  const items: LabelRange[] = [{ first: first.label, last: null }];
  let { next } = first;
  for (;;) {
    const nextItem = readNextItem(tokens, next, unit, items);
    if (!nextItem) return { value: { kind: 'unit', unit, items, from: word.from }, next };
    items.splice(-1, 1, ...nextItem.items);
    next = nextItem.next;
  }
}

/** Reads the next item of a list, after any description of the item before: ", 4", " and 7", " to 12". */
function readNextItem(tokens: readonly Token[], at: number, unit: Unit, items: readonly LabelRange[]) {
  const before = items.at(-1);
  if (!before) return null;
  const last: Label = before.last ?? before.first;
  let next = skipDescription(tokens, at);
  const word = tokens[next]?.text;
  if (word === 'to') {
    const end = before.last ? null : readNextLabel(tokens, next + 1, unit, last);
    return end && { items: [{ first: before.first, last: end.label }], next: end.next };
  }
  if (word === ',') next++;
  const link = tokens[next]?.text;
  if (link === 'and' || link === 'or') next++;
  else if (word !== ',') return null;
  const read = readNextLabel(tokens, next, unit, last);
  return read && { items: [before, { first: read.label, last: null }], next: read.next };
}

/** The index of the token after a description in brackets, or `at` if there is none. */
function skipDescription(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.kind !== 'open') return at;
  let depth = 0;
  for (let next = at; next < tokens.length; next++) {
    const kind = tokens[next]?.kind;
    if (kind === 'quote' || kind === 'unquote') return at;
    if (kind === 'open') depth++;
    if (kind === 'close' && --depth === 0) return next + 1;
  }
  return at;
}

/** Reads "this section", "that Act", "the Schedule". Null for other words. */
function readPointer(tokens: readonly Token[], at: number): ReadStep<PointerLocus> | null {
  const first = tokens[at];
  const second = tokens[at + 1];
  const pointerWord = first?.kind === 'word' ? first.text.toLowerCase() : '';
  if (!first || !second || (pointerWord !== 'this' && pointerWord !== 'that' && pointerWord !== 'the'))
    return null;
  const pointerTo = (unit: PointerLocus['unit'], next: number): ReadStep<PointerLocus> => ({
    value: {
      kind: 'pointer',
      determiner: pointerWord,
      unit,
      from: first.from,
      to: tokens[next - 1]?.to ?? second.to,
    },
    next,
  });
  if (second.text === 'group' && tokens[at + 2]?.text === 'of' && tokens[at + 3]?.text === 'sections') {
    return pointerWord === 'this' ? pointerTo('group', at + 4) : null;
  }
  if (second.text === 'Act') return pointerWord === 'the' ? null : pointerTo('Act', at + 2);
  const unitWord = second.kind === 'word' ? readUnit(second.text) : null;
  // In "provides that section 2 applies", "that section" is not a pointer.
  if (!unitWord || unitWord.plural || readLabel(tokens, at + 2, unitWord.unit)) return null;
  if (pointerWord === 'the' && second.text !== 'Schedule') return null;
  return pointerTo(unitWord.unit, at + 2);
}

function readLocus(text: string, tokens: readonly Token[], at: number, names: Names): ReadStep<Locus> | null {
  const title = readTitle(text, tokens, at) ?? readShortName(text, tokens, at, names);
  return (
    readUnitLocus(tokens, at) ??
    readPointer(tokens, at) ??
    (title && { value: { kind: 'title', ...title.title }, next: title.next })
  );
}

/** Whether a locus is “the Schedule”, the only pointer with “the”. */
const isTheSchedule = (locus: Locus): boolean => locus.kind === 'pointer' && locus.determiner === 'the';

/** Whether an inner locus can be "of" or "to" an outer one. `link` is that word. */
function mayHold(outer: Locus, inner: Locus, link: string): boolean {
  if (outer.kind === 'title' || outer.unit === 'Act') return true;
  // Only an Act follows "to". "The reference in subsection (1) to section 2" is two references.
  if (link === 'to' || outer.unit === 'group') return false;
  return inner.kind === 'unit' && isInside(inner.unit, outer.unit);
}

interface Phrase {
  readonly loci: readonly Locus[];
  /** The index of the token after the phrase. */
  readonly next: number;
  /** The token ranges of skipped descriptions, which may contain references of their own. */
  readonly skipped: readonly (readonly [number, number])[];
}

/** Reads a locus and the outer loci after it: "paragraph 1(1)(b) of Schedule 1 to the Northern Ireland Act 1974". */
function readPhrase(text: string, tokens: readonly Token[], at: number, names: Names): Phrase | null {
  const first = readLocus(text, tokens, at, names);
  if (!first) return null;
  const loci = [first.value];
  const skipped: (readonly [number, number])[] = [];
  let { next } = first;
  for (let inner = first.value; inner.kind === 'unit' || isTheSchedule(inner); ) {
    const above = /^(?:above|below)$/.test(tokens[next]?.text ?? '') ? next + 1 : next;
    const link = skipDescription(tokens, above);
    const word = tokens[link]?.text ?? '';
    const outer = word === 'of' || word === 'to' ? readLocus(text, tokens, link + 1, names) : null;
    if (!outer || !mayHold(outer.value, inner, word)) break;
    if (link > above) skipped.push([above + 1, link - 1]);
    loci.push(outer.value);
    next = outer.next;
    inner = outer.value;
  }
  return { loci, next, skipped };
}

function descriptionAfter(text: string, tokens: readonly Token[], at: number): Mention['description'] {
  const end = skipDescription(tokens, at);
  const [open, close] = [tokens[at], tokens[end - 1]];
  if (end === at || !open || !close) return null;
  const words = text.slice(open.to, close.from);
  const notADescription =
    /^(?:see|and|or|if|so|but|as|except|inserted|substituted|including|within|before|after)\b/;
  return notADescription.test(words) ? null : { from: open.to, to: close.from, text: words };
}

/** The sentence and the inline quotation of each token. */
function sentencesAndQuotes(tokens: readonly Token[]): readonly { sentence: number; quote: number | null }[] {
  let sentence = 0;
  let depth = 0;
  let quotes = -1;
  return tokens.map((token, at) => {
    const before = tokens[at - 1];
    if (before?.text === '.' && !token.isJoined && /^\p{Lu}/u.test(token.text)) sentence++;
    if (token.kind === 'quote' && depth++ === 0) quotes++;
    if (token.kind === 'unquote') depth = Math.max(0, depth - 1);
    return { sentence, quote: depth > 0 ? quotes : null };
  });
}

/** Reads all references in a text, in order. `names` are the text's short names for other Acts. */
export function readMentions(text: string, names: Names = NO_NAMES): readonly Mention[] {
  const tokens = tokenise(text);
  const around = sentencesAndQuotes(tokens);
  const mentions: Mention[] = [];
  const scan = (from: number, to: number): void => {
    for (let at = from; at < to; ) {
      const phrase = readPhrase(text, tokens, at, names);
      const first = phrase?.loci[0];
      const { sentence = 0, quote = null } = around[at] ?? {};
      if (!phrase || !first) {
        at++;
        continue;
      }
      const before = tokens[at - 1];
      const sentenceBegins = (index: number) => index < 0 || around[index]?.sentence !== sentence;
      mentions.push({
        loci: phrase.loci,
        from: first.from,
        to: tokens[phrase.next - 1]?.to ?? first.from,
        wordBefore: sentenceBegins(at - 1) ? '' : (before?.text.toLowerCase() ?? ''),
        opensSentence: sentenceBegins(at - 2) && /^[Ii]n$/.test(before?.text ?? ''),
        sentence,
        quote,
        description:
          phrase.skipped.map(([start]) => descriptionAfter(text, tokens, start - 1)).find(Boolean) ??
          descriptionAfter(text, tokens, phrase.next),
      });
      for (const [start, end] of phrase.skipped) scan(start, end);
      at = phrase.next;
    }
  };
  scan(0, tokens.length);
  return mentions;
}
