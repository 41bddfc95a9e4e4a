import { cite } from '../../act/citation.ts';
import { type Field, indexTree, type Kind, type Pid, type Provision } from '../../act/tree.ts';
import { capital } from '../../english.ts';
import { refuse } from '../../result.ts';
import { endingOf } from '../checks/endings.ts';
import { asAmendedOf, redline } from '../redline.ts';
import type { Splice } from '../splice.ts';
import { after, type Command, type Desk, finish, shownOf } from './command.ts';
import { spliceField } from './revise.ts';

/** A change to the end of an item that a command calls for. It is offered: the words are the drafter's. */
export interface Proposal {
  readonly words: string;
  readonly pid: Pid;
  readonly field: Field;
  /** In the text as the person sees it. */
  readonly splice: Splice;
}

const ITEMS: ReadonlySet<Kind> = new Set(['paragraph', 'subparagraph', 'subsubparagraph', 'definition']);

const itemsOf = (holder: Provision | undefined): readonly Provision[] =>
  holder?.children.filter(({ kind, missing, repealed }) => ITEMS.has(kind) && !missing && !repealed) ?? [];

/** The end of an item: its stop, and the linking word after that. */
interface Tail {
  readonly stop: string;
  readonly link: string;
  /** Where it begins in the item's last words. */
  readonly at: number;
}

function tailOf(item: Provision): Tail {
  const { text } = endingOf(item);
  const [all = '', stop = '', link = ''] = /([,;.:]?)(?:\s+(and|or))?\s*$/.exec(text) ?? [];
  return { stop, link, at: text.length - all.length };
}

/** How a list's items end: all but the last with `stop`, and with `link` before the last or after each. */
interface Style {
  readonly stop: string;
  readonly link: string;
  readonly each: boolean;
  readonly last: string;
}

/** What a list that is there already is like; null for one that is too short to tell. */
function styleOf(items: readonly Provision[]): Style | null {
  const tails = items.map(tailOf);
  const last = tails.at(-1);
  const inner = tails.slice(0, -1);
  if (!last || inner.length === 0) return null;
  const semicolons = inner.filter(({ stop }) => stop === ';').length;
  const stops = inner.map(({ stop }) => stop).filter((stop) => stop === ',' || stop === ';');
  const usual = semicolons * 2 > stops.length ? ';' : ',';
  const links = inner.map(({ link }) => link).filter(Boolean);
  return {
    stop: stops.length > 0 ? usual : (inner[0]?.stop ?? ''),
    link: links.at(-1) ?? '',
    each: links.length === inner.length && inner.length > 1,
    last: last.stop,
  };
}

const isLinked = ({ each }: Style, place: number, count: number): boolean =>
  place < count - 1 && (each || place === count - 2);

/** How the item in a place should end (drafting-conventions.md §3.2 R3.1, R3.5). */
function wanted(style: Style, place: number, count: number): string {
  if (place === count - 1) return style.last;
  return style.link && isLinked(style, place, count) ? `${style.stop} ${style.link}` : style.stop;
}

const said = ({ stop, link }: Tail): string => (link ? `${stop} ${link}` : stop);

function inWords(name: string, was: string, now: string): string {
  const [gone] = was.startsWith(now) ? [was.slice(now.length).trim()] : [''];
  if (gone) return `Leave out the “${gone}” at the end of ${name}`;
  const added = now.startsWith(was) ? now.slice(was.length) : '';
  if (added) return `At the end of ${name}, insert “${added}”`;
  return `At the end of ${name}, for “${was}” substitute “${now}”`;
}

/** What one list's items should end with now, where their place in it is another than it was. */
function inList(text: Provision, was: readonly Provision[], now: readonly Provision[]): readonly Proposal[] {
  const style = styleOf(was);
  if (!style) return [];
  const before = new Map(was.map((item, at) => [item.pid, wanted(style, at, was.length)]));
  return now.flatMap((item, at): Proposal[] => {
    const ending = endingOf(item);
    const tail = tailOf(item);
    const ends = wanted(style, at, now.length);
    // An item in the place it had is not touched, whatever it ends with; nor is one without words yet.
    if (before.get(item.pid) === ends || said(tail) === ends || !ending.text.trim()) return [];
    const splice = { at: tail.at, remove: ending.text.length - tail.at, insert: ends };
    return [
      {
        words: inWords(cite(text, item.pid), said(tail), ends),
        pid: ending.node.pid,
        field: ending.field,
        splice,
      },
    ];
  });
}

const shownText = (desk: Desk): Provision => asAmendedOf(redline(desk.base, shownOf(desk)));

/**
 * What a command on the item `pid` calls for at the ends of the items of its list: where one was added at the end, left
 * out there, or put in the place of one that carries the linking word (drafting-conventions.md §3.2 R3.1 to R3.5). `was`
 * and `now` are the desk before and after the command. Nothing for a list that was too short to show its ways.
 */
export function linkingWord(was: Desk, now: Desk, pid: Pid): readonly Proposal[] {
  const [old, text] = [shownText(was), shownText(now)];
  const holders = new Set([old, text].flatMap((tree) => indexTree(tree).parentOf.get(pid)?.pid ?? []));
  return [...holders].flatMap((holder) => {
    const find = (tree: Provision) => itemsOf(indexTree(tree).byPid.get(holder));
    return inList(text, find(old), find(text));
  });
}

/** Makes the changes that a person accepts. @throws RangeError for one that is of another text. */
export function acceptProposals(desk: Desk, proposals: readonly Proposal[]): Command {
  if (proposals.length === 0) return refuse('invalid', 'Nothing was chosen');
  let now = desk;
  const all = new Map<string, Desk['amendments'][number]['edits']>();
  for (const { pid, field, splice } of proposals) {
    const changes = spliceField(now, pid, field, [splice]);
    if (!changes) return refuse('not-found', 'The words are not there any more', pid);
    for (const [id, edits] of changes) all.set(id, edits);
    now = after(now, changes);
  }
  return finish(desk, all, capital(proposals.map(({ words }) => words).join('; ')));
}
