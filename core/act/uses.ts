import { type Definition, definitionsIn, inScope } from './definitions.ts';
import type { Field, Pid, Provision } from './tree.ts';

/** A place where a defined term is used in its defined meaning. Offsets are of the field, in UTF-16 code units. */
export interface Use {
  readonly pid: Pid;
  readonly field: Field;
  readonly from: number;
  readonly to: number;
}

const READ: readonly Field[] = ['heading', 'intro', 'content', 'wrapUp'];
/** After a letter that opens a sentence: "A knows" uses the label, "A person" is the article. */
const AFTER_LABEL =
  /^(?:['’]s\b| (?:is|was|has|had|does|did|ought|may|must|shall|will|would|can|could|should|or|and|to|who|knows|knew|intends|believes|pursues|causes|fails|does|commits|shows)\b|[,;)])/;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** One word of a term, singular or plural; only the last may be a possessive. */
function wordPattern(word: string, last: boolean): string {
  const stem = /[^aeiou]y$/.test(word)
    ? `${escaped(word.slice(0, -1))}(?:y|ies)`
    : `${escaped(word)}(?:e?s)?`;
  return last ? `${stem}(?:['’]s?)?` : stem;
}

const patterns = new Map<string, RegExp>();

/** A pattern of whole words for a term, in the singular or the plural; a label of one letter as it is. */
function termPattern(term: string): RegExp {
  const made = patterns.get(term);
  if (made) return made;
  const label = /^\p{Lu}\d?$/u.test(term);
  const words = term.trim().split(/\s+/);
  const body = label
    ? escaped(term)
    : words.map((word, at) => wordPattern(word, at === words.length - 1)).join(String.raw`\s+`);
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}\-‑])(?:${body})(?![\p{L}\p{N}]|[-‑]\p{L})`,
    label ? 'gu' : 'giu',
  );
  patterns.set(term, pattern);
  return pattern;
}

/** Where a text uses a term, as offsets. An article that opens a sentence is not the label "A". */
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

const NONE: readonly Use[] = [];
const found = new WeakMap<Provision, Map<string, readonly Use[]>>();

/** Where a provision's own text uses a term, looked for once for each provision value. */
export function usesIn(node: Provision, term: string): readonly Use[] {
  let known = found.get(node);
  if (!known) {
    known = new Map();
    found.set(node, known);
  }
  const earlier = known.get(term);
  if (earlier) return earlier;
  const uses = READ.flatMap((field) =>
    node[field] ? findTerm(node[field], term).map((use) => ({ pid: node.pid, field, ...use })) : [],
  );
  known.set(term, uses.length > 0 ? uses : NONE);
  return uses;
}

const scopes = new WeakMap<Provision, Map<string, readonly Provision[]>>();

/** The provisions in a definition's scope, gathered once for each text value. */
function scopeOf(root: Provision, definition: Definition): readonly Provision[] {
  let known = scopes.get(root);
  if (!known) {
    known = new Map();
    scopes.set(root, known);
  }
  const gathered = known.get(definition.key) ?? [...inScope(root, definition)];
  known.set(definition.key, gathered);
  return gathered;
}

/**
 * The uses of a defined term in its scope, in reading order: whole words, plurals and possessives with them. Where
 * another definition of the same term has a narrower scope, what is in that is a use of the other.
 */
export function usesOf(root: Provision, instrumentTitle: string, definition: Definition): readonly Use[] {
  const narrower = new Set<Pid>();
  const all = definitionsIn(root, instrumentTitle).filter(({ term }) => term === definition.term);
  const own = scopeOf(root, definition);
  for (const other of all) {
    if (other.key === definition.key) continue;
    const inOther = scopeOf(root, other);
    if (inOther.length < own.length) for (const { pid } of inOther) narrower.add(pid);
  }
  const defines = ({ pid, field, from }: Use) =>
    all.some((other) => other.pid === pid && other.field === field && other.from === from);
  return own.flatMap((node) =>
    narrower.has(node.pid) ? NONE : usesIn(node, definition.term).filter((use) => !defines(use)),
  );
}
