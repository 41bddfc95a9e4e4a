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
    const isJoined =
      previous && (reference.range?.end === 'last' || ALSO.test(text.slice(previous.to, reference.from)));
    if (isJoined) list.push(reference);
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
  const scopeOfAll = (of: Provision): Scope => ({ pids: [of.pid], words: cite(root, of.pid) });
  if (term.form === 'name' && quotedAt < 0) return scopeOfAll(root);
  if (term.form === 'label') return scopeOfAll(usual);

  const own = insideOf(node.pid).filter(({ field }) => field === term.field);
  let scopeReferences = scopeBefore(own, node[term.field], term.from);
  for (const above of within.slice(0, -1).toReversed()) {
    if (scopeReferences.length > 0 || HOLDS_SCOPE.has(above.kind)) break;
    const opening = insideOf(above.pid).filter(({ field }) => field === 'intro');
    scopeReferences = scopeBefore(opening, above.intro, above.intro.length);
  }
  if (scopeReferences.length === 0 && division) scopeReferences = interpreted(division, insideOf);
  const pids = [...new Set(scopeReferences.flatMap((reference) => reach(root, reference)))];
  // What a quotation defines, it defines for the words it sets out, whatever they will be part of.
  const scopePids =
    quotedAt < 0 ? pids : pids.filter((pid) => pathTo(root, pid).some((above) => above === path[quotedAt]));
  if (scopePids.length === 0) return scopeOfAll(quotedAt < 0 ? usual : (path[quotedAt] ?? usual));
  return {
    pids: scopePids,
    words: scopePids.length === 1 ? cite(root, scopePids[0] ?? '') : inWords(root, scopeReferences),
  };
}

/** Several provisions in words, ranges as ranges: `sections 1 to 5A`. */
function inWords(root: Provision, references: readonly Reference[]): string {
  const names = references.map(({ targets }) => targets.map((pid) => cite(root, pid)).join(' and '));
  return references
    .map(({ range }, at) => (at === 0 ? names[0] : `${range?.end === 'last' ? ' to ' : ' and '}${names[at]}`))
    .join('');
}

const definitionsByRoot = new WeakMap<
  Provision,
  { readonly title: string; readonly definitions: readonly Definition[] }
>();

/** Every definition in a text, in reading order, made once for each text value. */
export function definitionsIn(root: Provision, instrumentTitle: string): readonly Definition[] {
  const cached = definitionsByRoot.get(root);
  if (cached?.title === instrumentTitle) return cached.definitions;
  const definitions: Definition[] = [];
  const times = new Map<string, number>();
  const read = (node: Provision, quoted: boolean): void => {
    for (const term of termsIn(node)) {
      const termKey = `${node.pid}/${term.field}/${term.term}`;
      const time = (times.get(termKey) ?? 0) + 1;
      times.set(termKey, time);
      const { pids, words } = scopeOf(root, instrumentTitle, node, term);
      const key = time > 1 ? `${termKey}#${time}` : termKey;
      definitions.push({ ...term, key, pid: node.pid, scope: pids, scopeWords: words, quoted });
    }
    for (const child of node.children) read(child, quoted || child.kind === 'quotation');
  };
  read(root, false);
  definitionsByRoot.set(root, { title: instrumentTitle, definitions });
  return definitions;
}
