import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { ChangeAuthor } from '../../../core/word-import/word-document.ts';

/** People who edit the paragraphs of a Word file word by word with tracking on, in the file's own XML. */

const DOCUMENT = 'word/document.xml';
const ACT = /<w:bookmarkStart [^>]*w:name="Act"[^>]*\/>/;

/** One character of a paragraph, or (a tab, a line end, a field) what stands for it in XML. */
interface Unit {
  readonly char: string;
  /** XML of its own in a run; null for a letter. */
  readonly xml: string | null;
  readonly inserted: ChangeAuthor | null;
  readonly deleted: ChangeAuthor | null;
}

interface Paragraph {
  readonly start: number;
  readonly end: number;
  /** What stands before its words. */
  readonly head: string;
  readonly units: readonly Unit[];
  /** All of it as it was. */
  readonly xml: string;
  /** Whether its end is struck. */
  readonly isJoined: boolean;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const unescaped = (text: string): string =>
  text.replaceAll(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));/g, (all, decimal, hex, name) =>
    name
      ? (ENTITIES[name] ?? all)
      : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
  );
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const PIECE =
  /<w:(ins|del|moveFrom|moveTo) w:id="\d+" w:author="([^"]*)" w:date="([^"]*)">|<\/w:(ins|del|moveFrom|moveTo)>|<w:(?:t|delText)(?: [^>]*)?>([^<]*)<\/w:(?:t|delText)>|(<w:tab\/>|<w:br\/>|<w:cr\/>)|(<w:fldChar [^>]*\/>|<w:instrText[^>]*>[^<]*<\/w:instrText>)/g;
const CHARACTERS: Readonly<Record<string, string>> = { '<w:tab/>': '\t', '<w:br/>': '\n', '<w:cr/>': '\r' };

function unitsOf(xml: string): readonly Unit[] {
  const units: Unit[] = [];
  let [inserted, deleted]: [ChangeAuthor | null, ChangeAuthor | null] = [null, null];
  for (const [, opens, author = '', date = '', closes, text, special, field] of xml.matchAll(PIECE)) {
    const by = { author: unescaped(author), date };
    const isPut = /^(?:ins|moveTo)$/.test(opens ?? closes ?? '');
    if (isPut) inserted = opens ? by : null;
    else if (opens || closes) deleted = opens ? by : null;
    else if (text !== undefined)
      units.push(...[...unescaped(text)].map((char) => ({ char, xml: null, inserted, deleted })));
    else if (special) units.push({ char: CHARACTERS[special] ?? '', xml: special, inserted, deleted });
    else if (field) units.push({ char: '', xml: field, inserted, deleted });
  }
  return units;
}

function paragraphsOf(xml: string): readonly Paragraph[] {
  const from = ACT.exec(xml)?.index ?? -1;
  const to = xml.indexOf('<w:bookmarkEnd ', from);
  if (from < 0) throw new RangeError('The file has no Act');
  return [...xml.slice(from, to).matchAll(/<w:p>(<w:pPr>.*?<\/w:pPr>)(.*?)<\/w:p>/gs)].map(
    ({ index, 0: all, 1: head = '', 2: inner = '' }) => ({
      start: from + index,
      end: from + index + all.length,
      head,
      units: unitsOf(inner),
      xml: all,
      isJoined: /<w:rPr>.*<w:(?:del|moveFrom) /.test(head),
    }),
  );
}

let ids = 20_000;
const within = (element: string, { author, date }: ChangeAuthor, inner: string): string =>
  `<w:${element} w:id="${ids++}" w:author="${escaped(author)}" w:date="${date}">${inner}</w:${element}>`;
const isOne = (a: Unit, b: Unit): boolean => a.inserted === b.inserted && a.deleted === b.deleted;

function runOf(units: readonly Unit[], isDeleted: boolean): string {
  const element = isDeleted ? 'w:delText' : 'w:t';
  let inner = '';
  let words = '';
  const flush = () => {
    if (words) inner += `<${element} xml:space="preserve">${escaped(words)}</${element}>`;
    words = '';
  };
  for (const { char, xml } of units) {
    if (xml === null) words += char;
    else {
      flush();
      inner += xml;
    }
  }
  flush();
  return `<w:r>${inner}</w:r>`;
}

function written(units: readonly Unit[]): string {
  let xml = '';
  for (let from = 0; from < units.length; ) {
    const [first] = units.slice(from);
    if (!first) break;
    let to = from + 1;
    while (to < units.length && isOne(first, units[to] as Unit)) to += 1;
    const run = runOf(units.slice(from, to), first.deleted !== null);
    const struck = first.deleted ? within('del', first.deleted, run) : run;
    xml += first.inserted ? within('ins', first.inserted, struck) : struck;
    from = to;
  }
  return xml;
}

/** A change of one word, or a few. */
export interface WordStroke {
  readonly what: 'insert' | 'delete' | 'replace';
  /** Which word, counted round. */
  readonly at: number;
  readonly count: number;
  readonly words: readonly string[];
  readonly who: number;
  /** Whether a space goes with what is put in or struck: before it, after it, or not. */
  readonly space: 'before' | 'after' | 'none';
}

/** Who works on a file; one of them an author of the draft. */
export const EDITORS: readonly ChangeAuthor[] = [
  { author: 'Dana Counsel', date: '2026-12-01T09:00:00Z' },
  { author: 'Eli Drafter', date: '2026-12-02T09:30:00Z' },
  { author: 'Ann Official', date: '2026-12-03T08:15:00Z' },
];
/** Who works on it when it is sent again; one of them worked on it before. */
export const LATER_EDITORS: readonly ChangeAuthor[] = [
  { author: 'Eli Drafter', date: '2026-12-08T14:00:00Z' },
  { author: 'Fay Reader', date: '2026-12-09T10:20:00Z' },
];

const NEW_WORDS = [
  'any',
  'person',
  'the',
  'must',
  'not',
  'of',
  'conduct',
  'may',
  'persistent',
  '£500',
  '“B”',
  'person’s',
  'or',
];

export const wordStrokes = (editors: number): fc.Arbitrary<readonly WordStroke[]> =>
  fc.array(
    fc.record({
      what: fc.constantFrom('insert' as const, 'delete' as const, 'replace' as const, 'replace' as const),
      at: fc.nat(10_000),
      count: fc.integer({ min: 1, max: 3 }),
      words: fc.array(fc.constantFrom(...NEW_WORDS), { minLength: 1, maxLength: 4 }),
      who: fc.nat(editors - 1),
      space: fc.constantFrom('before' as const, 'after' as const, 'after' as const, 'none' as const),
    }),
    { minLength: 1, maxLength: 9 },
  );

/** Where each word that stands begins and ends, after the number. */
function wordsIn(units: readonly Unit[]): readonly (readonly [from: number, to: number])[] {
  const standing = units.flatMap(({ char, deleted, xml }, at) =>
    deleted || (xml && char === '') ? [] : [at],
  );
  const tab = standing.findIndex((at) => units[at]?.char === '\t');
  const words: [number, number][] = [];
  let last = -1;
  for (const [nth, at] of standing.entries()) {
    if (nth <= tab) continue;
    if (/\s/.test(units[at]?.char ?? '')) last = -1;
    else if (last >= 0 && words.length > 0) words[words.length - 1] = [words.at(-1)?.[0] ?? at, at + 1];
    else words.push([at, at + 1]);
    if (!/\s/.test(units[at]?.char ?? '')) last = at;
  }
  return words;
}

/** @param marksToo whether quotation marks go too: of what is quoted, that waits for a person */
function struck(
  units: readonly Unit[],
  from: number,
  to: number,
  by: ChangeAuthor,
  marksToo = false,
): readonly Unit[] {
  return units.flatMap((unit, at): readonly Unit[] => {
    if (at < from || at >= to || unit.deleted || (unit.xml && unit.char === '')) return [unit];
    if (unit.inserted === by) return [];
    if (!marksToo && /[“”]/.test(unit.char)) return [unit];
    // Words of the draft that their own author strikes vanish without a trace, which is no tracked change.
    return unit.inserted?.author === by.author ? [unit] : [{ ...unit, deleted: by }];
  });
}

function after(
  units: readonly Unit[],
  { what, at, count, words, who, space }: WordStroke,
  editors: readonly ChangeAuthor[],
  marksToo: boolean,
): readonly Unit[] {
  const by = editors[who];
  const places = wordsIn(units);
  const nth = at % Math.max(1, places.length);
  const [first, last] = [places[nth], places[Math.min(places.length - 1, nth + count - 1)]];
  if (!by || !first || !last) return units;
  const put = [...words.join(' ')].map((char): Unit => ({ char, xml: null, inserted: by, deleted: null }));
  const blank: Unit = { char: ' ', xml: null, inserted: by, deleted: null };
  if (what === 'insert') {
    const unitsIn = space === 'before' ? [blank, ...put] : space === 'after' ? [...put, blank] : put;
    const place = space === 'before' ? first[1] : first[0];
    return [...units.slice(0, place), ...unitsIn, ...units.slice(place)];
  }
  const isBlank = (unit: Unit | undefined) => unit?.char === ' ' && !unit.deleted;
  const from =
    what === 'delete' && space === 'before' && isBlank(units[first[0] - 1]) ? first[0] - 1 : first[0];
  const to = what === 'delete' && space === 'after' && isBlank(units[last[1]]) ? last[1] + 1 : last[1];
  const done = struck(units, from, to, by, marksToo);
  if (what === 'delete') return done;
  const place = to + done.length - units.length;
  return [...done.slice(0, place), ...put, ...done.slice(place)];
}

/** A file that people worked on, and what can be known of it without reading it as Keeling does. */
export interface WordedFile {
  readonly bytes: Uint8Array;
  /** The lines of the Act with everything accepted. */
  readonly accepted: readonly string[];
  /** How many characters each person put in that stand. */
  readonly came: ReadonlyMap<string, number>;
  readonly paragraphs: number;
}

/** The lines of the Act with everything accepted: where a paragraph's end is struck, it runs on into the next. */
function acceptedIn(paragraphs: readonly Paragraph[]): readonly string[] {
  const lines: string[] = [];
  let carried = '';
  for (const { units, isJoined } of paragraphs) {
    carried += units.map(({ char, deleted }) => (deleted ? '' : char)).join('');
    if (isJoined) continue;
    if (carried) lines.push(carried);
    carried = '';
  }
  return lines;
}

/** The same of a file, whoever wrote it. */
export const acceptedLines = (bytes: Uint8Array): readonly string[] =>
  acceptedIn(paragraphsOf(strFromU8(unzipSync(bytes)[DOCUMENT] ?? new Uint8Array())));

/** Edits paragraphs of a file word by word. @param work the strokes of each paragraph that is edited, spread over the Act */
export function editedWordByWord(
  bytes: Uint8Array,
  work: readonly { readonly line: number; readonly strokes: readonly WordStroke[] }[],
  editors: readonly ChangeAuthor[] = EDITORS,
  marksToo = false,
): WordedFile {
  const files = unzipSync(bytes);
  const xml = strFromU8(files[DOCUMENT] ?? new Uint8Array());
  const paragraphs = [...paragraphsOf(xml)];
  // What is moved is kept whole.
  const editable = paragraphs.flatMap(({ units, isJoined, xml: all }, at) => {
    const isWanted = !marksToo || units.some(({ char }) => /[“”]/.test(char));
    return isWanted && !isJoined && !all.includes('<w:move') && wordsIn(units).length > 2 ? [at] : [];
  });
  const touched = new Set<number>();
  for (const { line, strokes } of work) {
    const at = editable[line % editable.length] ?? 0;
    const paragraph = paragraphs[at];
    if (!paragraph || touched.has(at)) continue;
    touched.add(at);
    let { units } = paragraph;
    for (const stroke of strokes) {
      const next = after(units, stroke, editors, marksToo);
      // A paragraph of which nothing is left is another story.
      if (wordsIn(next).length > 0) units = next;
    }
    paragraphs[at] = { ...paragraph, units };
  }
  let made = '';
  let from = 0;
  const came = new Map<string, number>();
  for (const [at, { start, end, head, units, xml: all }] of paragraphs.entries()) {
    made += xml.slice(from, start) + (touched.has(at) ? `<w:p>${head}${written(units)}</w:p>` : all);
    from = end;
    for (const { char, inserted, deleted } of units)
      if (inserted && !deleted && editors.includes(inserted))
        came.set(inserted.author, (came.get(inserted.author) ?? 0) + char.length);
  }
  const document = strToU8(made + xml.slice(from));
  return {
    bytes: zipSync({ ...files, [DOCUMENT]: document }, { level: 1 }),
    accepted: acceptedIn(paragraphs),
    came,
    paragraphs: touched.size,
  };
}

/** A paragraph as it is signed: who put in each character that stands, and who struck each of the base text. */
export interface SignedParagraph {
  /** Each a character with a name and a date, or with nothing where nobody put it in or struck it. */
  readonly standing: readonly string[];
  readonly base: readonly string[];
  /** Which of them may as well be nobody's: of words that one person struck and typed again, a draft has no change. */
  readonly idle: { readonly standing: ReadonlySet<number>; readonly base: ReadonlySet<number> };
}

const signature = (hand: ChangeAuthor | null): string => (hand ? `${hand.author} ${hand.date}` : '');
const authorOf = ({ inserted, deleted }: Unit): string | null => (inserted ?? deleted)?.author ?? null;

/** The units of words that one person struck and put in again beside one another. */
function typedAgain(units: readonly Unit[]): ReadonlySet<Unit> {
  const found = new Set<Unit>();
  for (let from = 0; from < units.length; ) {
    const author = authorOf(units[from] as Unit);
    let to = from + 1;
    while (to < units.length && authorOf(units[to] as Unit) === author) to += 1;
    const cluster = units.slice(from, to);
    const words = (isStruck: boolean) =>
      cluster.flatMap(({ char, deleted }) => ((deleted !== null) === isStruck ? [char] : [])).join('');
    if (author !== null && words(true) !== '' && words(true) === words(false))
      for (const unit of cluster) found.add(unit);
    from = to;
  }
  return found;
}

/** Who signed each character of a file's Act, paragraph by paragraph. */
export function signedParagraphs(bytes: Uint8Array): readonly SignedParagraph[] {
  const xml = strFromU8(unzipSync(bytes)[DOCUMENT] ?? new Uint8Array());
  return paragraphsOf(xml).map(({ units }) => {
    const words = units.filter(({ char, inserted, deleted }) => char !== '' && !(inserted && deleted));
    const [standing, base] = [words.filter(({ deleted }) => !deleted), words.filter((one) => !one.inserted)];
    const again = typedAgain(words);
    const placesIn = (some: readonly Unit[]) =>
      new Set(some.flatMap((unit, at) => (again.has(unit) ? [at] : [])));
    return {
      standing: standing.map((one) => `${one.char} ${signature(one.inserted)}`),
      base: base.map((one) => `${one.char} ${signature(one.deleted)}`),
      idle: { standing: placesIn(standing), base: placesIn(base) },
    };
  });
}

/** Whether a paragraph of the file that is written next is signed as in the one that was imported. */
export const isSignedAs = (was: SignedParagraph, is: SignedParagraph | undefined): boolean =>
  is !== undefined &&
  (['standing', 'base'] as const).every(
    (side) =>
      was[side].length === is[side].length &&
      was[side].every((one, at) => {
        const other = is[side][at] ?? '';
        return one === other || (was.idle[side].has(at) && other === `${[...one][0]} `);
      }),
  );

/** One thing that somebody does in a paragraph: strikes words, types some in their place or after others. */
export interface HandEdit {
  /** Words that the paragraph had before anybody typed in it, or has now. */
  readonly in: string;
  readonly strike?: string;
  readonly after?: string;
  readonly insert?: string;
  readonly by: ChangeAuthor;
}

const standingUnits = (units: readonly Unit[]) =>
  units.flatMap(({ char, deleted }, at) => (deleted || char === '' ? [] : [at]));
const wordsOf = (units: readonly Unit[]): string =>
  standingUnits(units)
    .map((at) => units[at]?.char)
    .join('');

/** The paragraph that had some words before anybody typed in it, or has them now. */
function paragraphWith(xml: string, words: string): Paragraph {
  const all = paragraphsOf(xml);
  const baseOf = ({ units }: Paragraph) => units.map(({ char, inserted }) => (inserted ? '' : char)).join('');
  const found =
    all.find((one) => baseOf(one).includes(words) && wordsOf(one.units) !== '') ??
    all.find(({ units }) => wordsOf(units).includes(words));
  if (!found) throw new RangeError(`No paragraph says ${words}`);
  return found;
}

function editedUnits(
  units: readonly Unit[],
  { strike, after: before, insert = '', by }: HandEdit,
): readonly Unit[] {
  const [places, text] = [standingUnits(units), wordsOf(units)];
  const words = strike ?? before ?? '';
  const from = text.indexOf(words);
  if (from < 0) throw new RangeError(`Nothing says ${words}`);
  const [first, last] = [places[from] ?? 0, places[from + words.length - 1] ?? -1];
  const done = strike === undefined ? units : struck(units, first, last + 1, by);
  const place = last + 1 + done.length - units.length;
  const put = [...insert].map((char): Unit => ({ char, xml: null, inserted: by, deleted: null }));
  return [...done.slice(0, place), ...put, ...done.slice(place)];
}

/** A file in which some people do one thing after the other. */
export function editedBy(bytes: Uint8Array, edits: readonly HandEdit[]): Uint8Array {
  const files = unzipSync(bytes);
  let xml = strFromU8(files[DOCUMENT] ?? new Uint8Array());
  for (const edit of edits) {
    const found = paragraphWith(xml, edit.in);
    const made = `<w:p>${found.head}${written(editedUnits(found.units, edit))}</w:p>`;
    xml = xml.slice(0, found.start) + made + xml.slice(found.end);
  }
  return zipSync({ ...files, [DOCUMENT]: strToU8(xml) }, { level: 1 });
}

/** A paragraph with its changes between brackets: “+words|name date” and “-words|name date”. */
export function signedLine(bytes: Uint8Array, words: string): string {
  const xml = strFromU8(unzipSync(bytes)[DOCUMENT] ?? new Uint8Array());
  const found = paragraphWith(xml, words);
  let line = '';
  let open = '';
  for (const { char, inserted, deleted } of found.units) {
    if (char === '') continue;
    const hand = deleted ?? inserted;
    const key = hand ? `${deleted ? '-' : '+'} ${hand.author} ${hand.date?.slice(5, 10)}` : '';
    if (key !== open) line += `${open && `|${open.slice(2)}]`}${key && `[${key[0]}`}`;
    open = key;
    line += char;
  }
  return line + (open && `|${open.slice(2)}]`);
}
