import type { Field, Kind, Provision } from '../../../act/tree.ts';
import { type Result, refuse } from '../../../base/result.ts';
import { joinedBySpace } from '../spacing.ts';
import type { NewText } from '../syntax.ts';
import { adaptItems, adaptKinds } from './adapt-kinds.ts';
import { type ApplyContext, rewrite, SUCCESS } from './apply-context.ts';
import { splitClosingWords } from './closing-words.ts';
import { type LiveNode, remainingChildren } from './live-node.ts';
import { cited } from './name.ts';
import { mayTake } from './units.ts';

/** Splits the text after inserted provisions into the rest of its line and the later lines. */
function tailParts(tail: string): { readonly line: string; readonly laterLines: string } {
  const at = tail.indexOf('\n');
  return at < 0
    ? { line: tail.trim(), laterLines: '' }
    : { line: tail.slice(0, at).trim(), laterLines: tail.slice(at).trim() };
}

/** The stop at the beginning of a line, with a linking word if the line has nothing else. */
function leadingStop(line: string): { readonly stop: string; readonly remainder: string } {
  const [, stop = '', remainder = ''] = /^([,.;:]?(?:\s*\b(?:and|or|but)\s*$)?)([\s\S]*)$/.exec(line) ?? [];
  return { stop, remainder: remainder.trim() };
}

/** Kinds in which a sentence may continue: items of a list, and definitions. */
const CONTINUING_KINDS: ReadonlySet<Kind> = new Set([
  'paragraph',
  'subparagraph',
  'subsubparagraph',
  'definition',
  'block',
]);

/** A provision with words added at its end. */
function withTail(provision: Provision, tail: string): Provision {
  const last = provision.children.at(-1);
  if (last && !provision.wrapUp) {
    return { ...provision, children: [...provision.children.slice(0, -1), withTail(last, tail)] };
  }
  const field = provision.wrapUp ? 'wrapUp' : 'content';
  return { ...provision, [field]: joinedBySpace(provision[field], tail) };
}

/** Provisions with a last stop. `stop` was moved from before them, and is used only if they have none. */
export function withStop(provisions: readonly Provision[], stop: string): readonly Provision[] {
  const last = provisions.at(-1);
  if (!last || /(?:[.,;:—][”’)]*|\b(?:and|or))$/.test(lastWordsOf(last).trimEnd())) return provisions;
  return [...provisions.slice(0, -1), withTail(last, stop)];
}

const lastWordsOf = ({ wrapUp, content, intro, children }: Provision): string => {
  const last = children.at(-1);
  return wrapUp || (last ? lastWordsOf(last) : content || intro);
};

/**
 * Splits the text after inserted provisions. `inLast` continues in the last of them: the rest of the line, unless the
 * instruction puts it on a new line. `afterList` closes them all: closing words, and later lines.
 */
function splitTail(
  tail: string,
  closing: string,
  restOnNewLine = false,
): { readonly inLast: string; readonly afterList: string } {
  const { line, laterLines } = tailParts(tail);
  const lines = (...all: readonly string[]) => all.filter(Boolean).join('\n');
  if (closing) return { inLast: '', afterList: lines(joinedBySpace(closing, line), laterLines) };
  if (!restOnNewLine) return { inLast: line, afterList: laterLines };
  const { stop, remainder } = leadingStop(line);
  return { inLast: stop, afterList: lines(remainder, laterLines) };
}

/**
 * Inserts provisions at an offset of a field: as parts of the provision with the field, or as the next ones after it (R3.9).
 * The words after that offset continue in the last of them, unless the instruction says otherwise.
 */
export function runOn(
  context: ApplyContext,
  node: LiveNode,
  field: Field,
  at: number,
  newText: NewText,
): Result<null> {
  const { provisions: newProvisions, closing } = splitClosingWords(newText);
  const [first] = newProvisions;
  if (!first) return SUCCESS;
  const list = adaptItems(
    newProvisions.map((provision) => adaptKinds(provision, node)),
    node,
    node.text[field].slice(0, at),
  );
  const kind = list[0]?.kind ?? first.kind;
  const isBeside = node.kind === kind || !mayTake(node, kind);
  const text = node.text[field];
  const tail = text.slice(at);
  const later = remainingChildren(node);
  if (tail.trim() && later.length > 0 && field !== 'wrapUp')
    return refuse('unsupported', `words would be left before the parts of ${cited(node)}`, cited(node));
  if (/\p{L}/u.test(tail) && !CONTINUING_KINDS.has(kind))
    return refuse(
      'unsupported',
      `a ${kind} would stand in the middle of the words of ${cited(node)}`,
      cited(node),
    );
  if (!isBeside && field === 'wrapUp' && text.slice(0, at).trim() !== '')
    return refuse(
      'unsupported',
      `the words that lead to a ${kind} would stand after the parts of ${cited(node)}`,
      cited(node),
    );
  const { inLast, afterList } = splitTail(tail, closing, newText.restOnNewLine);
  const last = list.at(-1);
  if (!last) return SUCCESS;
  const provisions = [...list.slice(0, -1), inLast ? withTail(last, inLast) : last];
  if (tail) {
    const cut = rewrite(context, node, field, at, text.length, text.slice(0, at).trimEnd());
    if (!cut.ok) return cut;
  }
  let anchor = node;
  while (isBeside && anchor.parent && !mayTake(anchor.parent, kind)) anchor = anchor.parent;
  const holder = isBeside ? anchor.parent : node;
  if (!holder) return refuse('invalid', `a ${kind} can’t be put after ${cited(node)}`, cited(node));
  let position = isBeside
    ? holder.children.indexOf(anchor) + 1
    : field === 'wrapUp'
      ? holder.children.length
      : 0;
  for (const provision of provisions) {
    const inserted = context.text.insert(context.am, holder, position, provision);
    if (!inserted.ok) return inserted;
    position = holder.children.indexOf(inserted.value) + 1;
  }
  if (!afterList) return SUCCESS;
  if (isBeside && remainingChildren(holder).at(-1) !== holder.children[position - 1])
    return refuse('unsupported', `words would be left between the parts of ${cited(holder)}`, cited(holder));
  return context.text.splice(context.am, holder, 'wrapUp', {
    at: 0,
    remove: 0,
    insert: holder.text.wrapUp ? `${afterList} ` : afterList,
  });
}
