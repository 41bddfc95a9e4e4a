import { cite } from '../../act/citation.ts';
import type { Pid, Provision } from '../../act/tree.ts';
import { capital } from '../../base/english.ts';
import type { RedlineNode } from '../redline/redline.ts';
import { endingOf, itemsOf, linkOf, listOf, separatorOf } from '../structure/endings.ts';
import type { Splice } from '../text/splice.ts';
import { changedFields, changerOf, isNew } from './changed.ts';
import type { CheckContext } from './context.ts';
import type { Check, TextFix, UnkeyedFinding } from './finding.ts';

type Kind = 'missing' | 'elsewhere' | 'trailing';
interface Problem {
  readonly kind: Kind;
  readonly item: Provision;
}

/** The style of linking words in a list: one before the last item, one after each item, or none. */
type Style = 'once' | 'each' | 'none';

function styleOf(items: readonly Provision[]): Style | null {
  if (items.length < 2) return null;
  const links = items.slice(0, -1).map(linkOf);
  if (links.every((link) => link === null)) return 'none';
  return links.length > 1 && links.every((link) => link !== null) ? 'each' : 'once';
}

/** The faults of linking words in a list of one style (drafting-conventions.md §3.2 R3.1). */
function problemsOf(items: readonly Provision[], style: Style): readonly Problem[] {
  return items.flatMap((item, at): Problem[] => {
    const link = linkOf(item);
    if (at === items.length - 1) return link && items.length > 1 ? [{ kind: 'trailing', item }] : [];
    const needsLink = style === 'each' || (style === 'once' && at === items.length - 2);
    if (needsLink && !link) return [{ kind: 'missing', item }];
    return !needsLink && link ? [{ kind: 'elsewhere', item }] : [];
  });
}

/** A list that the draft may have broken: its parent in the redline and as amended, and its items as amended and before. */
interface UpsetList {
  readonly holder: RedlineNode;
  readonly now: Provision;
  readonly items: readonly Provision[];
  readonly before: readonly Provision[];
}

const listsByContext = new WeakMap<CheckContext, readonly UpsetList[]>();

/** The lists that the draft may have broken, cached for each context. */
export function upsetLists(context: CheckContext): readonly UpsetList[] {
  const lists = listsByContext.get(context) ?? findLists(context);
  listsByContext.set(context, lists);
  return lists;
}

function findLists(context: CheckContext): readonly UpsetList[] {
  const holders = new Set<RedlineNode>();
  for (const node of context.touched) {
    if (node.changeStatus.state !== 'deleted' && node.provision.children.length > 0) holders.add(node);
    // A change at the end of an item's last item is a change at the end of the item.
    for (let at = context.parentOf.get(node.provision.pid); at; at = context.parentOf.get(at.provision.pid))
      holders.add(at);
  }
  return [...holders].flatMap((holder) => {
    const now = context.index.byPid.get(holder.provision.pid);
    const items = now ? itemsOf(now) : [];
    const before = isNew(holder) ? [] : itemsOf(holder.provision);
    return now && items.length > 0 ? [{ holder, now, items, before }] : [];
  });
}

/** The amendment that broke a list: the one that changed the item or, if none did, another item of the list. */
export function changerOfList(context: CheckContext, holder: RedlineNode, item: Provision): string | null {
  const am = changerOf(context.nodes.get(endingOf(item).node.pid)) ?? changerOf(context.nodes.get(item.pid));
  if (am !== null) return am;
  for (const child of holder.children) if (child.changeStatus.state !== 'kept') return child.changeStatus.am;
  for (const child of holder.children) {
    const ending = context.nodes.get(endingOf(child.provision).node.pid);
    if (ending && changedFields(ending).length > 0) return changerOf(ending);
  }
  return null;
}

function fixOf({ kind, item }: Problem, word: string): { readonly words: string; readonly text: TextFix } {
  const { node, field, text } = endingOf(item);
  const fix = (words: string, splice: Splice) => ({
    words,
    text: { pid: node.pid, field, splices: [splice] },
  });
  if (kind === 'missing') {
    const trimmed = text.replace(/[.\s]+$/, '');
    const insert = /[,;]$/.test(trimmed) ? ` ${word}` : `, ${word}`;
    return fix(`Add “${word}” at the end`, {
      at: trimmed.length,
      remove: text.length - trimmed.length,
      insert,
    });
  }
  const link = /\s*(?:and|or)$/.exec(text)?.[0] ?? '';
  return fix(`Delete the “${link.trim()}” at the end`, {
    at: text.length - link.length,
    remove: link.length,
    insert: '',
  });
}

const MESSAGES: Readonly<Record<Kind, (word: string) => string>> = {
  missing: (word) => `should end with “${word}” because it comes before the last item`,
  elsewhere: (word) => `ends with “${word}” but does not come before the last item`,
  trailing: (word) => `ends with “${word}” and nothing follows it`,
};

/** Whether a list ends an item that is followed by another. The list's last words then have the linking word of that item. */
function isFollowed(context: CheckContext, now: Provision): boolean {
  const parent = context.index.byPid.get(context.parentOf.get(now.pid)?.provision.pid ?? '');
  const list = parent ? listOf(now, parent) : [];
  if (!parent || !list.includes(now)) return false;
  return list.at(-1) !== now || isFollowed(context, parent);
}

/** D07. Finds lists without a linking word before the last item, or with one in another place. */
export const D07: Check = {
  id: 'D07',
  run: (context) =>
    upsetLists(context).flatMap(({ holder, now, items, before }) => {
      const oldStyle = styleOf(before);
      const isWithoutLinks = /\bfollowing\b/.test(now.intro);
      const style =
        oldStyle ?? (before.length < 2 && (isWithoutLinks || styleOf(items) === null) ? 'none' : 'once');
      const prior = new Set<string>(problemsOf(before, style).map(({ kind, item }) => `${kind} ${item.pid}`));
      const word = [...before, ...items].map(linkOf).find((link) => link !== null) ?? 'and';
      return problemsOf(items, style).flatMap((problem): UnkeyedFinding[] => {
        const { kind, item } = problem;
        if (prior.has(`${kind} ${item.pid}`) || (kind === 'trailing' && isFollowed(context, now))) return [];
        const ending = endingOf(item);
        const am = changerOfList(context, holder, item);
        if (am === null) return [];
        const link = linkOf(item) ?? word;
        const { words, text } = fixOf(problem, link);
        return [
          {
            severity: 'warning',
            pid: ending.node.pid,
            field: ending.field,
            from: Math.max(0, ending.text.length - 5),
            to: ending.text.length,
            amendment: am,
            detail: `${kind} ${item.pid}`,
            message: `${capital(cite(context.amended, item.pid))} ${MESSAGES[kind](link)}`,
            fix: { words, texts: [text] },
          },
        ];
      });
    }),
};

/** The separator of most items in a list. The Act's own items are counted; new items only if there are no others. */
function usualSeparator(items: readonly Provision[], oldPids: ReadonlySet<Pid>): string | null {
  const ends = (list: readonly Provision[]) => list.map(separatorOf).filter((end) => end !== null);
  const oldEnds = ends(items.filter(({ pid }) => oldPids.has(pid)));
  const all = oldEnds.length > 0 ? oldEnds : ends(items);
  const semicolons = all.filter((end) => end === ';').length;
  return all.length === 0 ? null : semicolons * 2 > all.length ? ';' : ',';
}

/** D08. Finds items with another separator than that of their list. */
export const D08: Check = {
  id: 'D08',
  run: (context) =>
    upsetLists(context).flatMap(({ items, before }) => {
      const oldPids = new Set(before.map(({ pid }) => pid));
      const usualEnd = usualSeparator(items.slice(0, -1), oldPids);
      const oldSeparators = new Map(before.slice(0, -1).map((item) => [item.pid, separatorOf(item)]));
      return items.slice(0, -1).flatMap((item): UnkeyedFinding[] => {
        const separator = separatorOf(item);
        const ending = endingOf(item);
        const am = changerOf(context.nodes.get(ending.node.pid));
        if (!usualEnd || !separator || separator === usualEnd || am === null) return [];
        if (oldSeparators.get(item.pid) === separator) return [];
        const at = ending.text.lastIndexOf(separator);
        const place = { pid: ending.node.pid, field: ending.field };
        const name = { ',': 'commas', ';': 'semi-colons' }[usualEnd];
        return [
          {
            severity: 'warning',
            ...place,
            from: at,
            to: at + 1,
            amendment: am,
            detail: `separator ${item.pid}`,
            message: `The list that ${cite(context.amended, item.pid)} is in has ${name} between its items`,
            fix: {
              words: `Replace “${separator}” with “${usualEnd}”`,
              texts: [{ ...place, splices: [{ at, remove: 1, insert: usualEnd }] }],
            },
          },
        ];
      });
    }),
};
