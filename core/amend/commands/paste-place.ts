import { mayInsert } from '../../act/nesting.ts';
import { type Kind, type Pid, type Provision, pathTo } from '../../act/tree.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import { introduces, type PastedItem, type PastedList } from '../pasted/pasted-list.ts';
import type { Where } from '../structure/with-inserted.ts';
import { deeperKind } from './inserted-only.ts';
import { nextTo, placeFor } from './place-for.ts';
import type { TextCaret } from './text-caret.ts';

/** The place of a pasted list, and the changes of the provision at the caret. */
export interface PastePlace {
  readonly node: Provision;
  readonly isNew: boolean;
  /** The words to insert at the caret, in existing law. */
  readonly lead: string;
  /** The words to insert after the parts, in existing law. */
  readonly closing: string;
  /** The fields to replace in a new provision. Null where it stays as it is. */
  readonly rewritten: Partial<Provision> | null;
  /** The place of the first item. Null where the provision at the caret becomes that item. */
  readonly where: Where | null;
  readonly kind: Kind;
  readonly items: readonly PastedItem[];
  /** The number of items at the end that are made of the words after the caret. */
  readonly shifted: number;
}

/** The kind of provision that has labels of a level (drafting-conventions.md §1.1). */
export function kindOfLevel(level: number, inSchedule: boolean): Kind {
  if (level === 0) return inSchedule ? 'scheduleParagraph' : 'section';
  if (level === 1) return inSchedule ? 'scheduleSubparagraph' : 'subsection';
  return level === 2 ? 'paragraph' : level === 3 ? 'subparagraph' : 'subsubparagraph';
}

/** The kind of a part by the level of its label, else one level further in. Null where no part can stand. */
export function partKindIn(kind: Kind, level: number | null, inSchedule: boolean): Kind | null {
  const labelKind = level === null ? null : kindOfLevel(level, inSchedule);
  if (labelKind && mayInsert(kind, labelKind)) return labelKind;
  return deeperKind(kind) ?? (mayInsert(kind, 'paragraph') ? 'paragraph' : null);
}

export const isInSchedule = (text: Provision, pid: Pid): boolean =>
  pathTo(text, pid).some(({ kind }) => kind === 'schedule');

/** Words to follow others, with a space before them where there is none yet. */
const withSpaceBefore = (left: string, words: string): string =>
  words !== '' && left !== '' && !/\s$/.test(left) ? ` ${words}` : words;

const asItem = (words: string): PastedItem => ({ level: null, words, items: [], closing: '' });

const BETWEEN_WORDS = 'What is pasted would come between words of one provision';

/** Whether the caret's field has all the words of a provision without parts. */
const hasAllWords = ({ node, left, right }: TextCaret): boolean =>
  node.children.length === 0 && node.intro + node.content + node.wrapUp === left + right;

/** Places the list as parts of the provision at the caret. */
function asParts(caret: TextCaret, kind: Kind, list: PastedList): Result<PastePlace> {
  const { text, node, field, left, right, isNew } = caret;
  const lead = withSpaceBefore(left, list.lead);
  const { closing, items } = list;
  const plain = { node, isNew, lead: '', closing: '', kind, items, shifted: 0, where: { firstIn: node.pid } };
  if (field === 'wrapUp') return refuse('refused', 'These words already follow a list');
  if (node.children.length > 0) {
    if (right !== '' && lead !== '') return refuse('refused', BETWEEN_WORDS);
    if (right !== '' || closing !== '') return refuse('refused', 'This provision already has a list');
    return ok({ ...plain, lead: isNew ? '' : lead, rewritten: isNew ? { [field]: left + lead } : null });
  }
  if (!isNew) {
    const fits = placeFor(text, kind, { anchor: node.pid, side: 'after' });
    if (!fits.ok) return fits;
    if (right !== '' && lead !== '') return refuse('refused', BETWEEN_WORDS);
    return ok({ ...plain, lead, closing, rewritten: null });
  }
  if (!hasAllWords(caret)) return refuse('refused', BETWEEN_WORDS);
  const words = left + lead;
  const empty = { intro: '', content: '', wrapUp: '' };
  if (node.kind !== 'section' || kind !== 'subsection')
    return ok({
      ...plain,
      rewritten: { ...empty, intro: words, wrapUp: closing + withSpaceBefore(closing, right) },
    });
  // A section's words all belong to its subsections, so words before and after the list become subsections, too.
  const all = [words, ...items, closing, right.trimStart()].flatMap((one) =>
    typeof one !== 'string' ? [one] : one ? [asItem(one)] : [],
  );
  return ok({ ...plain, rewritten: empty, items: all, shifted: right.trim() === '' ? 0 : 1 });
}

/** Places the list beside the provision at the caret, or beside the one of its kind round it. */
function asSiblings(caret: TextCaret, kind: Kind, list: PastedList): Result<PastePlace> {
  const { text, node, field, left, right, isNew } = caret;
  const { items } = list;
  const lead = withSpaceBefore(left, list.lead);
  const words = left + lead;
  const plain = { node, isNew, lead: '', closing: '', kind, items, shifted: 0 };
  const hasParts = node.children.length > 0;
  if (isNew && words === '' && right === '' && hasAllWords(caret))
    return ok({ ...plain, kind: node.kind, where: null, rewritten: null });
  if (isNew && words === '' && kind === node.kind && field !== 'wrapUp') {
    const where = nextTo(text, { anchor: node.pid, side: 'before' });
    return where
      ? ok({ ...plain, where, rewritten: null })
      : refuse('not-found', 'That place does not exist');
  }
  const where = placeFor(text, kind, { anchor: node.pid, side: 'after' });
  if (!where.ok) return where;
  const isBeside = 'after' in where.value && where.value.after === node.pid;
  if (isNew && isBeside && (field === 'wrapUp' || !hasParts)) {
    const all = right.trim() === '' ? items : [...items, asItem(right.trimStart())];
    const shifted = all.length - items.length;
    return ok({ ...plain, where: where.value, items: all, shifted, rewritten: { [field]: words } });
  }
  if (right !== '' && lead !== '') return refuse('refused', BETWEEN_WORDS);
  return ok({
    ...plain,
    lead: isNew ? '' : lead,
    where: where.value,
    rewritten: isNew && lead ? { [field]: words } : null,
  });
}

/** Places the list after the caret's whole section, or paragraph of a Schedule, which stays as it is. */
function asSections({ text, node, isNew }: TextCaret, kind: Kind, list: PastedList): Result<PastePlace> {
  if (list.lead !== '') return refuse('refused', 'There are words before the first section');
  const where = placeFor(text, kind, { anchor: node.pid, side: 'after' });
  if (!where.ok) return where;
  const { items } = list;
  const plain = { node, isNew, lead: '', closing: '', rewritten: null, kind, items, shifted: 0 };
  return ok({ ...plain, where: where.value });
}

/**
 * Finds the place of a list that is pasted at a caret. It goes under the provision there if its labels are those of its
 * parts, or if the words before the list introduce one. It replaces a new provision that is empty. Otherwise it goes
 * beside the provision, or beside the one round it whose kind the labels show. Existing law is never divided.
 */
export function pastePlace(caret: TextCaret, list: PastedList): Result<PastePlace> {
  const { text, node, left } = caret;
  const inSchedule = isInSchedule(text, node.pid);
  const level = list.items[0]?.level ?? null;
  const labelKind = level === null ? null : kindOfLevel(level, inSchedule);
  if (labelKind && level === 0) return asSections(caret, labelKind, list);
  if (labelKind && mayInsert(node.kind, labelKind)) return asParts(caret, labelKind, list);
  if (introduces(left + list.lead)) {
    const part = partKindIn(node.kind, level, inSchedule);
    return part
      ? asParts(caret, part, list)
      : refuse('refused', 'There is no level below this one to put a list at');
  }
  // A section can only have subsections as parts, whatever the labels of the list.
  if (node.kind === 'section') return asParts(caret, 'subsection', list);
  if (labelKind) return asSiblings(caret, labelKind, list);
  return node.kind === 'definition'
    ? refuse('refused', 'A definition begins with the term that it defines: use Insert definition')
    : asSiblings(caret, node.kind, list);
}
