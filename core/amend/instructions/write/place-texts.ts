import type { Field, Kind, Pid } from '../../../act/tree.ts';
import { groupBy } from '../../../base/group-by.ts';
import { type RedlineNode, textOf } from '../../redline/redline.ts';
import type { Lettering } from '../capitals.ts';
import { amendmentIdsIn } from './amended.ts';
import { type Hunk, runsWith } from './hunk.ts';
import { wordHunks } from './hunks.ts';

/** The kinds of provision that "in each place" can cover. A change in any other kind belongs to its parent. */
export const SCOPES: ReadonlySet<Kind> = new Set([
  ...(['act', 'part', 'chapter', 'schedule', 'section', 'subsection', 'paragraph', 'subparagraph'] as const),
  ...(['scheduleParagraph', 'scheduleSubparagraph', 'definition'] as const),
]);
/** A field of a provision or of one of its descendants. */
export interface PlaceText {
  readonly node: RedlineNode;
  readonly field: Field;
  /** The text in the base; null if it is inserted or set out anew. */
  readonly before: string | null;
  /** The text as amended; null if it is deleted. */
  readonly after: string | null;
  /** The changes of words; empty for a text that is inserted, deleted or set out anew as a whole. */
  readonly hunks: readonly Hunk[];
  /** The child of the provision that has the text; '' for the provision's own fields. */
  readonly part: Pid;
}

const SCANNED_FIELDS = ['num', 'heading', 'intro', 'content', 'wrapUp'] as const;

/** The texts of a provision and its descendants in reading order; with `isChanged`, only those in changed provisions. */
export function textsIn(scope: RedlineNode, isSetOut: (node: RedlineNode) => boolean, isChanged: boolean) {
  const texts: PlaceText[] = [];
  const visit = (node: RedlineNode, state: 'kept' | 'inserted' | 'deleted' | 'set out', part: Pid): void => {
    if (isChanged && amendmentIdsIn(node).length === 0) return;
    const own = node.changeStatus.state !== 'kept' ? node.changeStatus.state : state;
    const status = own === 'kept' && node !== scope && isSetOut(node) ? 'set out' : own;
    const at = part === '' && node !== scope && SCOPES.has(node.provision.kind) ? node.provision.pid : part;
    const push = (field: Field): void => {
      const runs = node.fields[field];
      const isWorded = status === 'kept' && !node.division && field !== 'num' && field !== 'heading';
      if (runs.length === 0) return;
      texts.push({
        node,
        field,
        before: status === 'inserted' || status === 'set out' ? null : textOf(runs, 'inserted'),
        after: status === 'deleted' ? null : textOf(runs, 'deleted'),
        hunks: isWorded ? wordHunks(runs) : [],
        part: at,
      });
    };
    for (const field of SCANNED_FIELDS) if (field !== 'wrapUp') push(field);
    for (const child of node.children) visit(child, status, at);
    push('wrapUp');
  };
  visit(scope, 'kept', '');
  return texts;
}

/** One change of words, and its text. */
export interface ChangePlace {
  readonly text: PlaceText;
  readonly hunk: Hunk;
}

const keyOf = (node: RedlineNode, field: Field): string => `${node.provision.pid} ${field}`;

/** The changes of a text without some. */
export const remainingHunks = (text: PlaceText, removed: readonly ChangePlace[]): readonly Hunk[] =>
  text.hunks.filter((hunk) => !removed.some((place) => place.text === text && place.hunk === hunk));

/** Removes some changes of words from a redline. */
export function withoutChanges(scope: RedlineNode, removed: readonly ChangePlace[]): RedlineNode {
  if (removed.length === 0) return scope;
  const byField = groupBy(removed, ({ text }) => keyOf(text.node, text.field));
  const visit = (node: RedlineNode): RedlineNode => {
    if (amendmentIdsIn(node).length === 0) return node;
    let fields = node.fields;
    for (const field of ['intro', 'content', 'wrapUp'] as const) {
      const text = byField.get(keyOf(node, field))?.[0]?.text;
      if (text) fields = { ...fields, [field]: runsWith(text.before ?? '', remainingHunks(text, removed)) };
    }
    return { ...node, fields, children: node.children.map(visit) };
  };
  return visit(scope);
}

const textsOf = ({ fields, children }: RedlineNode): readonly string[] => [
  ...(['intro', 'content', 'wrapUp'] as const).map((field) => textOf(fields[field], 'deleted')),
  ...children.filter(({ changeStatus }) => changeStatus.state !== 'deleted').flatMap(textsOf),
];

export const letteringIn = ({ node, field }: PlaceText): Lettering => ({
  kind: node.provision.kind,
  field,
  texts: () => textsOf(node),
});

export const isSearched = ({ field }: PlaceText): boolean => field !== 'num' && field !== 'heading';
