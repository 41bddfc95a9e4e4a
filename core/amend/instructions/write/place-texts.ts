import type { Field, Kind, Pid } from '../../../act/tree.ts';
import { groupBy } from '../../../base/group-by.ts';
import { type RedlineNode, textOf } from '../../redline/redline.ts';
import type { Lettering } from '../capitals.ts';
import { amendmentsIn } from './amended.ts';
import { type Hunk, runsWith } from './hunk.ts';
import { wordHunks } from './hunks.ts';

/** What "in each place" is said of. What is none of these is named by what holds it. */
export const SCOPES: ReadonlySet<Kind> = new Set([
  ...(['act', 'part', 'chapter', 'schedule', 'section', 'subsection', 'paragraph', 'subparagraph'] as const),
  ...(['scheduleParagraph', 'scheduleSubparagraph', 'definition'] as const),
]);
/** A text in a provision: one of its fields, or one of what stands in it. */
export interface PlaceText {
  readonly node: RedlineNode;
  readonly field: Field;
  /** Before the draft, and after it; null where there is no such text. */
  readonly before: string | null;
  readonly after: string | null;
  /** What changes in it by words, where it is told so: not where it goes, comes, or is set out anew. */
  readonly hunks: readonly Hunk[];
  /** Which part of the provision it is in; '' for the provision's own words. */
  readonly part: Pid;
}

const READ = ['num', 'heading', 'intro', 'content', 'wrapUp'] as const;

/** The texts in a provision in reading order; with `isChanged`, only those of what changes. */
export function textsIn(scope: RedlineNode, isSetOut: (node: RedlineNode) => boolean, isChanged: boolean) {
  const texts: PlaceText[] = [];
  const visit = (node: RedlineNode, state: 'kept' | 'inserted' | 'deleted' | 'set out', part: Pid): void => {
    if (isChanged && amendmentsIn(node).length === 0) return;
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
    for (const field of READ) if (field !== 'wrapUp') push(field);
    for (const child of node.children) visit(child, status, at);
    push('wrapUp');
  };
  visit(scope, 'kept', '');
  return texts;
}

/** One change of words, and where. */
export interface Place {
  readonly text: PlaceText;
  readonly hunk: Hunk;
}

const keyOf = (node: RedlineNode, field: Field): string => `${node.provision.pid} ${field}`;

/** The changes of a text but for some. */
export const left = (text: PlaceText, out: readonly Place[]): readonly Hunk[] =>
  text.hunks.filter((hunk) => !out.some((place) => place.text === text && place.hunk === hunk));

/** A provision as if some of its changes of words were not made. */
export function without(scope: RedlineNode, out: readonly Place[]): RedlineNode {
  if (out.length === 0) return scope;
  const byField = groupBy(out, ({ text }) => keyOf(text.node, text.field));
  const visit = (node: RedlineNode): RedlineNode => {
    if (amendmentsIn(node).length === 0) return node;
    let fields = node.fields;
    for (const field of ['intro', 'content', 'wrapUp'] as const) {
      const text = byField.get(keyOf(node, field))?.[0]?.text;
      if (text) fields = { ...fields, [field]: runsWith(text.before ?? '', left(text, out)) };
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

export const isRead = ({ field }: PlaceText): boolean => field !== 'num' && field !== 'heading';
