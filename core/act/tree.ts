import { memoise } from '../base/once.ts';
import type { Opaque } from './opaque.ts';

export type { Opaque } from './opaque.ts';

/**
 * The kinds of node in an instrument, outermost first (drafting-conventions.md §1.1).
 * A `quotation` contains a quoted structure: provisions of another Act, set out between quotation marks.
 * A `definition` is an unnumbered item of a list of definitions; a `block` is text that is shown but not edited. A `table`
 * contains rows of cells, whose words are their `content`; a table that this can't represent is a `block`.
 */
export const KINDS = [
  'act',
  'longTitle',
  'enactingWords',
  'part',
  'chapter',
  'crossheading',
  'section',
  'subsection',
  'paragraph',
  'subparagraph',
  'subsubparagraph',
  'definition',
  'quotation',
  'schedule',
  'scheduleParagraph',
  'scheduleSubparagraph',
  'block',
  'table',
  'row',
  'cell',
] as const;
export type Kind = (typeof KINDS)[number];

/** The pieces of a provision's text that can be edited, in reading order (`children` sit before `wrapUp`). */
export const FIELDS = ['num', 'heading', 'intro', 'content', 'wrapUp'] as const;
export type Field = (typeof FIELDS)[number];

/** How far text can be trusted: read at its source, derived from texts that were read, or not read anywhere. */
export const STATUSES = ['verified', 'derived', 'unverified'] as const;
export type Status = (typeof STATUSES)[number];

/** A provision's identity. Never changes, and is never derived from its number. */
export type Pid = string;

/** A range of one field, in UTF-16 code units, whose status differs from its provision's. */
export interface StatusSpan {
  readonly field: Field;
  readonly from: number;
  readonly to: number;
  readonly status: Status;
}

/** The names of a `section` in a statutory instrument. */
export const SECTION_UNITS = ['article', 'regulation', 'rule'] as const;
export type SectionUnit = (typeof SECTION_UNITS)[number];

/** The layout of a table, row or cell. */
export interface Layout {
  /** Of a row: whether it is in the table's head or foot. */
  readonly part?: 'head' | 'foot';
  /** Of a cell: whether it heads its column or row. */
  readonly header?: true;
  /** Of a cell: its colspan and rowspan, if more than 1. */
  readonly across?: number;
  readonly down?: number;
  /** Of a table: the well-formed markup round its rows, without the rows. */
  readonly frame?: { readonly format: Opaque['format']; readonly markup: string };
  /** Of a row or cell: the attributes for appearance in its file. They are written to the same format again, and never shown. */
  readonly looks?: Readonly<Record<string, string>>;
}

/** A node of an instrument. Absent text is `''`. Absent `extent`, `status` and `sources` are inherited from the parent. */
export interface Provision {
  readonly pid: Pid;
  readonly kind: Kind;
  /** As printed, with its brackets: `2A`, `(1)`, `(a)`, `Schedule 1`. */
  readonly num: string;
  readonly heading: string;
  /** Opening words: the text before the first child. */
  readonly intro: string;
  /** The text of a provision without children. */
  readonly content: string;
  /** Closing words: the text after the last child; for a quotation, what follows its closing mark. */
  readonly wrapUp: string;
  readonly children: readonly Provision[];
  /**
   * The identifier in the file that the provision was read from: an eId, or an id of legislation.gov.uk. Shown and exported,
   * but never used as a key, because it changes with the number.
   */
  readonly eid?: string;
  /** The name of a `section` in a statutory instrument (drafting-conventions.md §1.1). */
  readonly unit?: SectionUnit;
  /** A table, formula or image of a `block`, as it was read; its words are the block's `content`. */
  readonly opaque?: Opaque;
  /** The layout of a `table`, `row` or `cell`. */
  readonly layout?: Layout;
  /** The marks printed round a quotation. */
  readonly quote?: { readonly start: string; readonly end: string };
  /** Jurisdictions joined by `+`: `E+W`, `S`, `E+W+S+N.I.` (drafting-conventions.md §1.4). */
  readonly extent?: string;
  readonly status?: Status;
  readonly spans?: readonly StatusSpan[];
  /** The sources in which the words were read. */
  readonly sources?: readonly string[];
  /** The date or version of the text that was read, in the source's own words. */
  readonly versionDate?: string;
  /** A note to readers by Keeling's editors, which is not part of the law. */
  readonly remark?: string;
  /** Repealed, but its number stays taken (drafting-conventions.md §2.1 N1). */
  readonly repealed?: boolean;
  /** The words are not available. They are shown as missing, and can't be edited. */
  readonly missing?: boolean;
}

/** Makes a provision. Text that is not given is empty. */
export function provision(
  fields: Partial<Omit<Provision, 'pid' | 'kind'>> & Pick<Provision, 'pid' | 'kind'>,
): Provision {
  return { num: '', heading: '', intro: '', content: '', wrapUp: '', children: [], ...fields };
}

/** Every provision below and including `root`, in document order. */
export function* walk(root: Provision): Generator<Provision> {
  // An explicit stack is faster than recursive generators, which pass each provision up through every level.
  const ahead = [root];
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    yield node;
    for (let at = node.children.length - 1; at >= 0; at -= 1) {
      const child = node.children[at];
      if (child) ahead.push(child);
    }
  }
}

/** A tree's provisions and parents by pid, for look-ups in constant time. */
export interface TreeIndex {
  readonly byPid: ReadonlyMap<Pid, Provision>;
  readonly parentOf: ReadonlyMap<Pid, Provision>;
}

/** The index of a tree, made once per tree value. @throws RangeError if a pid occurs twice. */
export const indexTree = memoise((root: Provision): TreeIndex => {
  const byPid = new Map<Pid, Provision>();
  const parentOf = new Map<Pid, Provision>();
  for (const node of walk(root)) {
    if (byPid.has(node.pid)) throw new RangeError(`The pid ${node.pid} occurs twice in one tree`);
    byPid.set(node.pid, node);
    for (const child of node.children) parentOf.set(child.pid, node);
  }
  return { byPid, parentOf };
});

/** The provisions from the root down to and including `pid`; empty when it is not in the tree. */
export function pathTo(root: Provision, pid: Pid): readonly Provision[] {
  const { byPid, parentOf } = indexTree(root);
  const path: Provision[] = [];
  for (let node = byPid.get(pid); node; node = parentOf.get(node.pid)) path.unshift(node);
  return path;
}
