import { cite } from './citation.ts';
import { indexReferences, type Reference } from './references/references.ts';
import { type DefiningForm, type QuotedTerm, termsIn } from './terms.ts';
import { indexTree, type Pid, type Provision, pathTo } from './tree.ts';

/** A defined term and where it means what it is said to mean (drafting-conventions.md §1.3). */
export interface Definition extends QuotedTerm {
  /** The same as long as the same term is defined in the same provision; unique in a text. */
  readonly key: string;
  readonly pid: Pid;
  /** The provisions in which the term has this meaning, with all that is in them. */
  readonly scope: readonly Pid[];
  /** The scope in words: `section 3A`, `sections 1 to 5A`, `this Act`. */
  readonly scopeWords: string;
  /** It is in words quoted from another Act or set out for it, and says nothing of this Act's own. */
  readonly quoted: boolean;
}
export type { DefiningForm };

/** "In this section", "for the purposes of this group of sections": what comes just before a scope. */
const SCOPE = /\b(?:in|of)\s+(?:the\s+)?$/i;
const INTERPRETS = /\binterpretation of\s+$/;
const ALSO = /^(?:,? (?:and|or)|,)\s+$/;

/** What a reference reaches. A range that lost an end reaches, from the other, as far as the group they stand in. */
function reach(root: Provision, { targets, range }: Reference): readonly Pid[] {
  if (!range) return targets;
  const [target] = targets;
  if (range.takesIn.length > 0 || target === undefined) return range.takesIn;
  const siblings =
    indexTree(root)
      .parentOf.get(target)
      ?.children.map(({ pid }) => pid) ?? [];
  const at = siblings.indexOf(target);
  return range.end === 'first' ? siblings.slice(at) : siblings.slice(0, at + 1);
}

/** The references of a field up to an offset that say in what a term has its meaning; the last such list counts. */
function scopeBefore(references: readonly Reference[], text: string, end: number): readonly Reference[] {
  let list: Reference[] = [];
  for (const reference of references) {
    if (reference.to > end) break;
    const previous = list.at(-1);
    const joined =
      previous && (reference.range?.end === 'last' || ALSO.test(text.slice(previous.to, reference.from)));
    if (joined) list.push(reference);
    else if (SCOPE.test(text.slice(0, reference.from)) || INTERPRETS.test(text.slice(0, reference.from))) {
      list = [reference];
    }
  }
  return list;
}

/** "This section applies for the interpretation of sections 1 to 5A": said once, for all that the section defines. */
function interpreted(section: Provision, inside: (pid: Pid) => readonly Reference[]): readonly Reference[] {
  for (const child of section.children) {
    const references = inside(child.pid).filter(({ field }) => field === 'content');
    const at = references.findIndex(({ from }) => INTERPRETS.test(child.content.slice(0, from)));
    if (at >= 0) return scopeBefore(references.slice(at), child.content, child.content.length);
  }
  return [];
}

const HOLDS_SCOPE: ReadonlySet<Provision['kind']> = new Set(['section', 'scheduleParagraph', 'schedule']);

interface Scope {
  readonly pids: readonly Pid[];
  readonly words: string;
}

function scopeOf(root: Provision, title: string, node: Provision, term: QuotedTerm): Scope {
  const { inside } = indexReferences(root, title);
  const insideOf = (pid: Pid) => inside.get(pid) ?? [];
  const path = pathTo(root, node.pid);
  const quotedAt = path.findLastIndex(({ kind }) => kind === 'quotation');
  const within = path.slice(quotedAt + 1);
  const division = within.findLast(({ kind }) => HOLDS_SCOPE.has(kind));
  const usual = division ?? path[quotedAt] ?? root;
  const whole = (of: Provision): Scope => ({ pids: [of.pid], words: cite(root, of.pid) });
  if (term.form === 'name' && quotedAt < 0) return whole(root);
  if (term.form === 'label') return whole(usual);

  const own = insideOf(node.pid).filter(({ field }) => field === term.field);
  let said = scopeBefore(own, node[term.field], term.from);
  for (const above of within.slice(0, -1).toReversed()) {
    if (said.length > 0 || HOLDS_SCOPE.has(above.kind)) break;
    const opening = insideOf(above.pid).filter(({ field }) => field === 'intro');
    said = scopeBefore(opening, above.intro, above.intro.length);
  }
  if (said.length === 0 && division) said = interpreted(division, insideOf);
  const pids = [...new Set(said.flatMap((reference) => reach(root, reference)))];
  // What a quotation defines, it defines for the words it sets out, whatever they will be part of.
  const held =
    quotedAt < 0 ? pids : pids.filter((pid) => pathTo(root, pid).some((above) => above === path[quotedAt]));
  if (held.length === 0) return whole(quotedAt < 0 ? usual : (path[quotedAt] ?? usual));
  return { pids: held, words: held.length === 1 ? cite(root, held[0] ?? '') : inWords(root, said) };
}

/** Several provisions in words, ranges as ranges: `sections 1 to 5A`. */
function inWords(root: Provision, said: readonly Reference[]): string {
  const names = said.map(({ targets }) => targets.map((pid) => cite(root, pid)).join(' and '));
  return said
    .map(({ range }, at) => (at === 0 ? names[0] : `${range?.end === 'last' ? ' to ' : ' and '}${names[at]}`))
    .join('');
}

const found = new WeakMap<
  Provision,
  { readonly title: string; readonly definitions: readonly Definition[] }
>();

/** Every definition in a text, in reading order, made once for each text value. */
export function definitionsIn(root: Provision, instrumentTitle: string): readonly Definition[] {
  const known = found.get(root);
  if (known?.title === instrumentTitle) return known.definitions;
  const definitions: Definition[] = [];
  const times = new Map<string, number>();
  const read = (node: Provision, quoted: boolean): void => {
    for (const term of termsIn(node)) {
      const said = `${node.pid}/${term.field}/${term.term}`;
      const time = (times.get(said) ?? 0) + 1;
      times.set(said, time);
      const { pids, words } = scopeOf(root, instrumentTitle, node, term);
      const key = time > 1 ? `${said}#${time}` : said;
      definitions.push({ ...term, key, pid: node.pid, scope: pids, scopeWords: words, quoted });
    }
    for (const child of node.children) read(child, quoted || child.kind === 'quotation');
  };
  read(root, false);
  found.set(root, { title: instrumentTitle, definitions });
  return definitions;
}
