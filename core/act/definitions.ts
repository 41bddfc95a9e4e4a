import { cite } from './citation.ts';
import { indexReferences, type Reference } from './references/references.ts';
import { type DefiningForm, type QuotedTerm, termsIn } from './terms.ts';
import { indexTree, type Pid, type Provision, pathTo } from './tree.ts';

/** A defined term with the scope of its definition (drafting-conventions.md §1.3). */
export interface Definition extends QuotedTerm {
  /** Unique in a text. Stays the same while the same provision defines the same term. */
  readonly key: string;
  readonly pid: Pid;
  /** The provisions in which the term has this meaning, each with everything under it. */
  readonly scope: readonly Pid[];
  /** The scope in words: `section 3A`, `section 1 to section 5A`, `this Act`. */
  readonly scopeWords: string;
  /** Whether the definition is in words quoted from or for another Act. It then has no effect on this Act's own words. */
  readonly quoted: boolean;
}
export type { DefiningForm };

/** The words before a reference that states a scope: "in this section", "for the purposes of this group of sections". */
const SCOPE = /\b(?:in|of)\s+(?:the\s+)?$/i;
const INTERPRETS = /\binterpretation of\s+$/;
/** The words between two references of one list. */
const LIST_LINK = /^(?:,? (?:and|or)|,)\s+$/;

/** The provisions that a reference covers. A range whose other end no longer exists extends to the end of its group. */
function coveredPids(root: Provision, { targets, range }: Reference): readonly Pid[] {
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

/** The references of a field before an offset that state the scope of a term. If there are several lists, the last counts. */
function scopeBefore(references: readonly Reference[], text: string, end: number): readonly Reference[] {
  let list: Reference[] = [];
  for (const reference of references) {
    if (reference.to > end) break;
    const previous = list.at(-1);
    const isJoined =
      previous &&
      (reference.range?.end === 'last' || LIST_LINK.test(text.slice(previous.to, reference.from)));
    if (isJoined) list.push(reference);
    else if (SCOPE.test(text.slice(0, reference.from)) || INTERPRETS.test(text.slice(0, reference.from))) {
      list = [reference];
    }
  }
  return list;
}

/** The scope that one sentence states for a whole section: "This section applies for the interpretation of sections 1 to 5A". */
function scopeOfSection(
  section: Provision,
  inside: (pid: Pid) => readonly Reference[],
): readonly Reference[] {
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

/**
 * The scope of a definition: stated before it or above it, or else the section that it is in. A term that is "known as" a name
 * has it in the whole Act; a label in brackets, in its section.
 */
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
  if (scopeReferences.length === 0 && division) scopeReferences = scopeOfSection(division, insideOf);
  const pids = [...new Set(scopeReferences.flatMap((reference) => coveredPids(root, reference)))];
  // A definition in quoted words applies only to words of that quotation.
  const scopePids =
    quotedAt < 0 ? pids : pids.filter((pid) => pathTo(root, pid).some((above) => above === path[quotedAt]));
  if (scopePids.length === 0) return scopeOfAll(quotedAt < 0 ? usual : (path[quotedAt] ?? usual));
  return {
    pids: scopePids,
    words: scopePids.length === 1 ? cite(root, scopePids[0] ?? '') : scopeInWords(root, scopeReferences),
  };
}

/** A scope of several provisions in words: `section 1 to section 5A`. */
function scopeInWords(root: Provision, references: readonly Reference[]): string {
  const names = references.map(({ targets }) => targets.map((pid) => cite(root, pid)).join(' and '));
  return references
    .map(({ range }, at) => (at === 0 ? names[0] : `${range?.end === 'last' ? ' to ' : ' and '}${names[at]}`))
    .join('');
}

const definitionsByRoot = new WeakMap<
  Provision,
  { readonly title: string; readonly definitions: readonly Definition[] }
>();

/** All definitions in a text, in reading order. Cached for each text. */
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
