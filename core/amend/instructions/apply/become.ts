import { type Kind, provision } from '../../../act/tree.ts';
import { type Result, refuse } from '../../../base/result.ts';
import type { Locus, WordsTarget } from '../syntax.ts';
import { type ApplyContext, rewrite } from './apply-context.ts';
import { type LiveNode, remainingChildren } from './live-node.ts';
import { cited } from './name.ts';
import { runOn } from './run-on.ts';
import { targetsOf } from './targets.ts';

const NO_POSITION = { fragment: 0, at: 0 };

const KINDS_WITH_PARAGRAPHS: ReadonlySet<Kind> = new Set([
  'section',
  'subsection',
  'scheduleParagraph',
  'scheduleSubparagraph',
  'definition',
]);

/** The kind that words of a provision get under a unit's label; null where they can't become that unit. */
export function partKind({ kind }: LiveNode, as: Locus): Kind | null {
  if (as.type !== 'unit') return null;
  const { unit, labels } = as;
  const isLettered = !/\d/.test(labels[0]?.from.at(-1) ?? '');
  if (unit === 'paragraph' && isLettered) return KINDS_WITH_PARAGRAPHS.has(kind) ? 'paragraph' : null;
  if (unit === 'sub-paragraph' && isLettered) return kind === 'paragraph' ? 'subparagraph' : null;
  return null;
}

/** Makes words of a provision a numbered part of it. They are inserted as that part and omitted from their old place. */
export function become(context: ApplyContext, words: WordsTarget, as: Locus): Result<null> {
  const targets = targetsOf(context, words);
  if (!targets.ok) return targets;
  const [target, other] = targets.value;
  const { fragments, from, to } = target?.stretch ?? { fragments: [], from: NO_POSITION, to: NO_POSITION };
  const fragment = fragments[from.fragment];
  if (!fragment || other) return refuse('unsupported', 'words in several places can’t become one provision');
  const { node, field } = fragment;
  const name = cited(node);
  const kind = partKind(node, as);
  const num =
    as.type === 'unit' && !as.labels[1] && !as.labels[0]?.to ? (as.labels[0]?.from.at(-1) ?? '') : '';
  if (!kind || !num) return refuse('unsupported', `the words can’t become that part of ${name}`, name);
  if (
    from.fragment !== to.fragment ||
    (field !== 'content' && field !== 'intro') ||
    remainingChildren(node).length > 0
  )
    return refuse('unsupported', `the words are not all in one undivided part of ${name}`, name);
  const text = node.text[field];
  const [start, end] = [fragment.from + from.at, fragment.from + to.at];
  const matchedText = text.slice(start, end).trim();
  const content = target?.toEnd ? text.slice(start).trim() : matchedText;
  const textAfter = target?.toEnd ? '' : text.slice(end);
  if (!content) return refuse('not-found', `${name} has no such words`, name);
  const before = text.slice(0, start).trimEnd();
  const cut = rewrite(context, node, field, start, text.length, before + textAfter);
  const part = provision({ pid: context.text.newPid(), kind, num, content });
  return cut.ok
    ? runOn(context, node, field, before.length, { words: '', provisions: [part], restOnNewLine: true })
    : cut;
}
