import { SaxesParser } from 'saxes';
import type { CountRules, StartedElement } from './rules.ts';
import { countedWords, type PlacedWord } from './words.ts';

const NAMES: Readonly<Record<string, string>> = { schedule: 'Schedule', part: 'Part', chapter: 'Chapter' };
const NUMBER = /^(?:[A-Z]{0,3}\d+[A-Za-z]*|[ivxl]+|[a-z]{1,2})$/;

/** Turns `schedule-1-paragraph-7-2` into “Schedule 1 paragraph 7(2)”. Other identifiers stay as they are. */
function citeId(id: string): string {
  let text = '';
  let numbers = 0;
  for (const step of id.split('-')) {
    const isNumber = NUMBER.test(step) && text !== '';
    text += isNumber
      ? numbers === 0
        ? ` ${step}`
        : `(${step})`
      : `${text === '' ? '' : ' '}${NAMES[step] ?? step}`;
    numbers = isNumber ? numbers + 1 : 0;
  }
  return text;
}

/** The place of words in a file, for a person: the provision's identifier and the line. */
const placeNamed = (id: string, line: number): string =>
  id === '' ? `line ${line}` : `${/[_.]/.test(id) ? id : citeId(id)}, line ${line}`;

interface OpenElement extends StartedElement {
  readonly isSkipped: boolean;
  /** The identifier of the element, or of its nearest ancestor with one; '' if none has. */
  readonly id: string;
  /** The number of its children so far, by name; null before the first. */
  children: Map<string, number> | null;
  isEmpty: boolean;
  /** The words before an element that interrupts them; null for any other element. */
  readonly interrupted: string | null;
}

/** The words of a file. */
export interface SourceWords {
  readonly words: readonly PlacedWord[];
  /** The printed title and number of the instrument, each as words. */
  readonly titles: readonly (readonly string[])[];
}

/**
 * Reads every word of an XML file in order, with a parser that shares nothing with the readers. Only the rules of the
 * format leave anything out; unknown elements count as words. The file must be well-formed.
 */
export function sourceWords(xml: string, rules: CountRules): SourceWords {
  const parser = new SaxesParser({ xmlns: false });
  const words: PlacedWord[] = [];
  const titles: string[][] = [];
  const open: OpenElement[] = [];
  let pendingText = '';
  let title: { readonly depth: number; readonly from: number } | null = null;
  const flush = (): void => {
    if (pendingText === '') return;
    const chunkWords = countedWords(pendingText);
    pendingText = '';
    if (chunkWords.length === 0) return;
    const [id, line] = [open.at(-1)?.id ?? '', parser.line];
    const place = () => placeNamed(id, line);
    for (const word of chunkWords) words.push({ word, place });
  };
  const nthOf = (holder: OpenElement | undefined, name: string): number => {
    if (!holder) return 1;
    holder.children ??= new Map();
    const nth = (holder.children.get(name) ?? 0) + 1;
    holder.children.set(name, nth);
    return nth;
  };
  parser.on('opentag', ({ name: raw, attributes }) => {
    const name = raw.slice(raw.indexOf(':') + 1);
    const holder = open.at(-1);
    if (holder) holder.isEmpty = false;
    const ownAttributes = attributes as Readonly<Record<string, string>>;
    const met: StartedElement = { name, attributes: ownAttributes, above: open, nth: nthOf(holder, name) };
    const isSkipped = holder?.isSkipped === true || rules.isSkipped(met);
    const isTitle = !isSkipped && title === null && rules.isTitle(met);
    const interrupted = !isSkipped && rules.isAside(met) ? pendingText : null;
    if (interrupted !== null) pendingText = '';
    else if (!isSkipped && !rules.isWithin(met)) flush();
    if (!isSkipped) pendingText += rules.before(met);
    open.push({
      ...met,
      isSkipped,
      interrupted,
      children: null,
      isEmpty: true,
      id: ownAttributes[rules.id] || (holder?.id ?? ''),
    });
    if (isTitle) title = { depth: open.length, from: words.length };
  });
  const text = (chars: string): void => {
    const holder = open.at(-1);
    if (!holder) return;
    holder.isEmpty = false;
    if (!holder.isSkipped) pendingText += chars;
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    const closed = open.at(-1);
    if (!closed) return;
    if (!closed.isSkipped && !rules.isWithin(closed)) flush();
    if (title?.depth === open.length) {
      flush();
      titles.push(words.slice(title.from).map(({ word }) => word));
      title = null;
    }
    open.pop();
    if (closed.interrupted !== null) pendingText = closed.interrupted;
    if (!closed.isSkipped) pendingText += rules.after(closed);
  });
  parser.write(xml).close();
  return { words, titles };
}
