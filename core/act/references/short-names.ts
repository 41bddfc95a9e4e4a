import { memoise } from '../../base/once.ts';
import type { Field, Provision } from '../tree.ts';
import { walk } from '../tree.ts';
import { type Names, readTitle, titleKey } from './titles.ts';
import { tokenise } from './tokens.ts';

/** The short names that an Act defines for other Acts, with their titles: `2003 Act`, `principal Act`, `FSMA 2000`. */
export interface ShortNames {
  readonly titles: Names;
  /** A cache key, equal for all texts with the same short names. */
  readonly key: string;
}

export const NO_NAMES: ShortNames = { titles: new Map(), key: '' };

const TEXT_FIELDS: readonly Field[] = ['intro', 'content', 'wrapUp'];
/** A short name of an Act: its year, words before "Act", or an abbreviation of its title. */
const NAME = String.raw`(?:\d{4} (?:Act|Measure|Order)|(?:\p{L}[\p{L}’-]* ){1,4}(?:Act|Measure|Order)|\p{Lu}{3,10}(?: \d{4})?|\p{Lu}[\p{L}&]{1,9} \d{4})`;
const QUOTED = `[“"‘'](?:the )?(?<name>${NAME})[”"’']`;
/** “the 2003 Act” means the Sexual Offences Act 2003. */
const MEANS = new RegExp(`${QUOTED} means (?=the |\\p{Lu})`, 'gu');
/** … Act 2003 (“the 2003 Act”), also after the Act's number, or with the scope of the name: (in this Part “the 2003 Act”). */
const IN_BRACKETS = new RegExp(
  String.raw`^(?: \((?:c|asp|anaw|asc|nawm)\.? ?\d+\))? \((?:in this [^()“”]{1,60}? )?(?:(?:is )?referred to as )?${QUOTED}\)`,
  'u',
);
/** Matches a second Act for the same name, which makes the name useless. */
const ANOTHER_ACT = /^(?:,| and| or) (?:the )?\p{Lu}/u;

type Pair = readonly [name: string, title: string];

function pairsOf(text: string): readonly Pair[] {
  if (!/[“"‘']/.test(text) || !/\b(?:Act|Measure|Order)\b/.test(text)) return [];
  const tokens = tokenise(text);
  const pairs: Pair[] = [];
  for (const match of text.matchAll(MEANS)) {
    const at = tokens.findIndex(({ from }) => from >= match.index + match[0].length);
    const read = at < 0 ? null : readTitle(text, tokens, at);
    if (read && !ANOTHER_ACT.test(text.slice(read.title.to)))
      pairs.push([match.groups?.name ?? '', read.title.title]);
  }
  for (let at = 0; at < tokens.length; at += 1) {
    const read = readTitle(text, tokens, at);
    if (!read) continue;
    const name = IN_BRACKETS.exec(text.slice(read.title.to))?.groups?.name;
    if (name !== undefined) pairs.push([name, read.title.title]);
    at = read.next - 1;
  }
  // A short name can't be explained by another short name, such as "the 1997 Act".
  return pairs.filter(([name, title]) => !/^(?:this|that)\b/i.test(name) && /\d{4}$/.test(title));
}

const pairsIn = memoise((node: Provision) => TEXT_FIELDS.flatMap((field) => pairsOf(node[field])));

/** The short names that a text defines for other Acts (drafting-conventions.md §1.3 R1.11). Names of two Acts are left out. */
export const shortNamesOf = memoise((root: Provision): ShortNames => {
  const titles = new Map<string, string>();
  const ambiguousNames = new Set<string>();
  for (const node of walk(root))
    for (const [name, title] of pairsIn(node)) {
      const other = titles.get(name);
      if (other !== undefined && titleKey(other) !== titleKey(title)) ambiguousNames.add(name);
      titles.set(name, other ?? title);
    }
  for (const name of ambiguousNames) titles.delete(name);
  return titles.size === 0 ? NO_NAMES : { titles, key: JSON.stringify([...titles]) };
});
