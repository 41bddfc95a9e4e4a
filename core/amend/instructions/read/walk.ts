import type { TextReference } from '../../../act/text-reference.ts';
import type { Pid, Provision } from '../../../act/tree.ts';
import type { SourceRef, Stretch } from '../syntax.ts';
import type { Titles } from './cursor.ts';
import type { Memory } from './finish.ts';
import type { WalkRecord } from './promises.ts';
import type { PutIn } from './put-in.ts';
import type { UnderAside } from './reading-state.ts';
import type { Under } from './sentence.ts';
import type { tokenise } from './tokens.ts';

/** A provision's words, taken apart. */
export type Tokenised = ReturnType<typeof tokenise>;

/** A text that is being read, and what was read of it so far. */
export interface Walk extends WalkRecord {
  readonly root: Provision;
  /** Tables whose entries are read as what a sentence does with each. */
  readonly driving: Set<Provision>;
  /** Schedules that hold modifications, by their numbers: words before them say so. */
  readonly modifying: Map<string, UnderAside>;
  /** What has been taken apart already, in looking for what the text calls Acts. */
  readonly tokensByProvision: ReadonlyMap<Provision, Tokenised>;
  readonly titles: Titles;
  readonly cites: 'section' | 'clause';
  readonly references: ReadonlyMap<Pid, readonly TextReference[]>;
  memory: Memory;
  /** What the items so far put in. */
  readonly putIn: PutIn[];
  /** The titles that the items name so far, with how many of those have been looked through. */
  readonly namedActs: { items: number; readonly titles: Set<string> };
}

/** A provision that is being read, and what of it is said. */
export interface Place {
  readonly node: Provision;
  readonly under: Under;
  readonly cite: string;
  readonly depth: number;
}

/** A stretch of a place's words. */
export const sourceIn =
  ({ node, cite }: Pick<Place, 'node' | 'cite'>, words: string) =>
  (from: number, to: number): SourceRef => ({
    pid: node.pid,
    eid: node.eid ?? '',
    cite,
    from,
    to,
    text: words.slice(from, to),
  });

/** Whether what stands somewhere goes on from the words above it that amend nothing. */
export const isMoreOf = ({ aside }: Under): boolean => aside !== undefined && aside.mode !== 'after';

/** Refuses a provision's words as a whole: one item, in one stretch. */
export function refuse(
  walk: Walk,
  { under }: Place,
  source: SourceRef,
  reason: string,
  of: Stretch['of'] = 'words',
): void {
  const [context = []] = under.places;
  walk.items.push({ read: false, source, context, reason });
  walk.stretches.push({ source, of, as: 'refused', isMore: false, acts: [] });
}
