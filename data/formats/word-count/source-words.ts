import { SaxesParser } from 'saxes';
import { placeNamed } from './place-named.ts';
import type { CountRules, Met } from './rules.ts';
import { countedWords, type PlacedWord } from './words.ts';

interface Open extends Met {
  readonly isSkipped: boolean;
  /** The nearest identifier, of it or of what it stands in. */
  readonly id: string;
  /** How many children of each name it has had. */
  children: Map<string, number> | null;
  isEmpty: boolean;
  /** Of what stands beside words: those that go on after it. */
  readonly interrupted: string | null;
}

/** What is counted in a file. */
export interface SourceWords {
  readonly words: readonly PlacedWord[];
  /** The title and number of the instrument as a page prints them at its head, in words. */
  readonly titles: readonly (readonly string[])[];
}

/**
 * Every word of an XML file in order, found by an independent parser. Only the rules of its format leave anything
 * out; unknown content counts as words. The file must be well-formed, as one that was read is.
 */
export function sourceWords(xml: string, rules: CountRules): SourceWords {
  const parser = new SaxesParser({ xmlns: false });
  const words: PlacedWord[] = [];
  const titles: string[][] = [];
  const open: Open[] = [];
  let pending = '';
  let title: { readonly depth: number; readonly from: number } | null = null;
  const flush = (): void => {
    if (pending === '') return;
    const chunkWords = countedWords(pending);
    pending = '';
    if (chunkWords.length === 0) return;
    const [id, line] = [open.at(-1)?.id ?? '', parser.line];
    const place = () => placeNamed(id, line);
    for (const word of chunkWords) words.push({ word, place });
  };
  const nthOf = (holder: Open | undefined, name: string): number => {
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
    const met: Met = { name, attributes: ownAttributes, above: open, nth: nthOf(holder, name) };
    const isSkipped = holder?.isSkipped === true || rules.isSkipped(met);
    const isTitle = !isSkipped && title === null && rules.isTitle(met);
    const interrupted = !isSkipped && rules.isAside(met) ? pending : null;
    if (interrupted !== null) pending = '';
    else if (!isSkipped && !rules.isWithin(met)) flush();
    if (!isSkipped) pending += rules.before(met);
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
    if (!holder.isSkipped) pending += chars;
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
    if (closed.interrupted !== null) pending = closed.interrupted;
    if (!closed.isSkipped) pending += rules.after(closed);
  });
  parser.write(xml).close();
  return { words, titles };
}
