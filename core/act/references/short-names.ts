import type { Field, Provision } from '../tree.ts';
import { walk } from '../tree.ts';
import { type Names, readTitle, titleKey } from './titles.ts';
import { tokenise } from './tokens.ts';

/** What an Act calls other Acts by its own definitions: `2003 Act`, `principal Act`, `FSMA 2000`, each with the title meant. */
export interface ShortNames {
  readonly titles: Names;
  /** The same for every text that has the same names. */
  readonly key: string;
}

export const NO_NAMES: ShortNames = { titles: new Map(), key: '' };

const TEXT_FIELDS: readonly Field[] = ['intro', 'content', 'wrapUp'];
/** A name for an Act: by its year, by words before "Act", or by letters that stand for its title. */
const NAME = String.raw`(?:\d{4} (?:Act|Measure|Order)|(?:\p{L}[\p{L}’-]* ){1,4}(?:Act|Measure|Order)|\p{Lu}{3,10}(?: \d{4})?|\p{Lu}[\p{L}&]{1,9} \d{4})`;
const QUOTED = `[“"‘'](?:the )?(?<name>${NAME})[”"’']`;
/** “the 2003 Act” means the Sexual Offences Act 2003. */
const MEANS = new RegExp(`${QUOTED} means (?=the |\\p{Lu})`, 'gu');
/** … the Sexual Offences Act 2003 (“the 2003 Act”), also after its number and with the provision that it is so called in. */
const IN_BRACKETS = new RegExp(
  String.raw`^(?: \((?:c|asp|anaw|asc|nawm)\.? ?\d+\))? \((?:in this [^()“”]{1,60}? )?(?:(?:is )?referred to as )?${QUOTED}\)`,
  'u',
);
/** Of several Acts under one name, none is meant by it. */
const GOES_ON = /^(?:,| and| or) (?:the )?\p{Lu}/u;

type Pair = readonly [name: string, title: string];

function pairsOf(text: string): readonly Pair[] {
  if (!/[“"‘']/.test(text) || !/\b(?:Act|Measure|Order)\b/.test(text)) return [];
  const tokens = tokenise(text);
  const pairs: Pair[] = [];
  for (const match of text.matchAll(MEANS)) {
    const at = tokens.findIndex(({ from }) => from >= match.index + match[0].length);
    const read = at < 0 ? null : readTitle(text, tokens, at);
    if (read && !GOES_ON.test(text.slice(read.title.to)))
      pairs.push([match.groups?.name ?? '', read.title.title]);
  }
  for (let at = 0; at < tokens.length; at += 1) {
    const read = readTitle(text, tokens, at);
    if (!read) continue;
    const name = IN_BRACKETS.exec(text.slice(read.title.to))?.groups?.name;
    if (name !== undefined) pairs.push([name, read.title.title]);
    at = read.next - 1;
  }
  // "The 1997 Act" is no title by which another name is explained.
  return pairs.filter(([name, title]) => !/^(?:this|that)\b/i.test(name) && /\d{4}$/.test(title));
}

const pairsByNode = new WeakMap<Provision, readonly Pair[]>();
const texts = new WeakMap<Provision, ShortNames>();

function pairsIn(node: Provision): readonly Pair[] {
  const read = pairsByNode.get(node) ?? TEXT_FIELDS.flatMap((field) => pairsOf(node[field]));
  pairsByNode.set(node, read);
  return read;
}

/** The short names that a text defines for other Acts (drafting-conventions.md §1.3 R1.11); none that it defines as two. */
export function shortNamesOf(root: Provision): ShortNames {
  const cached = texts.get(root);
  if (cached) return cached;
  const titles = new Map<string, string>();
  const double = new Set<string>();
  for (const node of walk(root))
    for (const [name, title] of pairsIn(node)) {
      const other = titles.get(name);
      if (other !== undefined && titleKey(other) !== titleKey(title)) double.add(name);
      titles.set(name, other ?? title);
    }
  for (const name of double) titles.delete(name);
  const names = titles.size === 0 ? NO_NAMES : { titles, key: JSON.stringify([...titles]) };
  texts.set(root, names);
  return names;
}
