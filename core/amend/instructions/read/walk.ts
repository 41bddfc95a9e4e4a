import type { TextReference } from '../../../act/text-reference.ts';
import type { Pid, Provision } from '../../../act/tree.ts';
import type { SourceRef, Stretch } from '../syntax.ts';
import type { TitlesByShortName } from './cursor.ts';
import type { Memory } from './finish.ts';
import type { WalkRecord } from './promises.ts';
import type { PutIn } from './put-in.ts';
import type { AsideAbove } from './reading-state.ts';
import type { InheritedContext } from './sentence.ts';
import type { tokenise } from './tokens.ts';

/** The words of a provision as one text, and their tokens. */
export type Tokenised = ReturnType<typeof tokenise>;

/** The state of reading a whole text, and what was read so far. */
export interface Walk extends WalkRecord {
  readonly root: Provision;
  /** Tables to whose entries an earlier sentence applies. */
  readonly tablesWithInstruction: Set<Provision>;
  /** Schedules that earlier words say have modifications, by their numbers. */
  readonly modifyingSchedules: Map<string, AsideAbove>;
  /** Provisions that were tokenised in the search for short names of Acts. */
  readonly tokensByProvision: ReadonlyMap<Provision, Tokenised>;
  readonly titles: TitlesByShortName;
  readonly cites: 'section' | 'clause';
  readonly references: ReadonlyMap<Pid, readonly TextReference[]>;
  memory: Memory;
  /** The provisions that the items so far insert. */
  readonly insertedProvisions: PutIn[];
  /** The titles of Acts in the items so far, and how many items were searched for them. */
  readonly namedActs: { itemsSearched: number; readonly titles: Set<string> };
}

/** A provision that is being read, and what the words above it say. */
export interface Visit {
  readonly node: Provision;
  readonly inherited: InheritedContext;
  readonly cite: string;
  readonly depth: number;
}

/** Makes references to ranges of a provision's words. */
export const sourceRefsIn =
  ({ node, cite }: Pick<Visit, 'node' | 'cite'>, words: string) =>
  (from: number, to: number): SourceRef => ({
    pid: node.pid,
    eid: node.eid ?? '',
    cite,
    from,
    to,
    text: words.slice(from, to),
  });

/** Whether words continue a statement above them that amends nothing. */
export const continuesAside = ({ aside }: InheritedContext): boolean =>
  aside !== undefined && aside.coverage !== 'after';

/** Refuses all words of a provision: one item, and one passage of the account. */
export function refuseProvision(
  walk: Walk,
  { inherited }: Visit,
  source: SourceRef,
  reason: string,
  of: Stretch['of'] = 'words',
): void {
  const [context = []] = inherited.places;
  walk.items.push({ read: false, source, context, reason });
  walk.stretches.push({ source, of, kind: 'refused', isMore: false, acts: [] });
}
