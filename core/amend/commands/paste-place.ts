import { mayInsert } from '../../act/nesting.ts';
import { type Kind, type Pid, type Provision, pathTo } from '../../act/tree.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import { introduces, type PastedItem, type PastedList } from '../pasted/pasted-list.ts';
import type { Where } from '../structure/with-inserted.ts';
import { deeperKind } from './inserted-only.ts';
import { nextTo, placeFor } from './place-for.ts';
import type { TextCaret } from './text-caret.ts';

/** Where what is pasted goes, and what becomes of the provision at the caret. */
export interface PastePlace {
  readonly node: Provision;
  readonly isNew: boolean;
  /** What is typed at the caret in existing law. */
  readonly lead: string;
  /** What is typed after the parts of existing law. */
  readonly closing: string;
  /** What is written of a new provision, anew; null where it stays as it is. */
  readonly rewritten: Partial<Provision> | null;
  /** Where the first of the items goes; null where it is the provision at the caret itself. */
  readonly where: Where | null;
  readonly kind: Kind;
  readonly items: readonly PastedItem[];
  /** How many of the items, at the end, are words that followed the caret. */
  readonly shifted: number;
}

/** The kind that a label of a level shows, in a Schedule or elsewhere (drafting-conventions.md §1.1). */
export function kindOfLevel(level: number, inSchedule: boolean): Kind {
  if (level === 0) return inSchedule ? 'scheduleParagraph' : 'section';
  if (level === 1) return inSchedule ? 'scheduleSubparagraph' : 'subsection';
  return level === 2 ? 'paragraph' : level === 3 ? 'subparagraph' : 'subsubparagraph';
}

/** The kind of a part of a provision whose label shows another, or none; null where it can have no parts. */
export function partKindIn(kind: Kind, level: number | null, inSchedule: boolean): Kind | null {
  const labelKind = level === null ? null : kindOfLevel(level, inSchedule);
  if (labelKind && mayInsert(kind, labelKind)) return labelKind;
  return deeperKind(kind) ?? (mayInsert(kind, 'paragraph') ? 'paragraph' : null);
}

export const isInSchedule = (text: Provision, pid: Pid): boolean =>
  pathTo(text, pid).some(({ kind }) => kind === 'schedule');

/** Words that go on from others, a space between them where there is none. */
const spaced = (left: string, words: string): string =>
  words !== '' && left !== '' && !/\s$/.test(left) ? ` ${words}` : words;

const asItem = (words: string): PastedItem => ({ level: null, words, items: [], closing: '' });

const MIDDLE = 'What is pasted would come between words of one provision';

/** Whether a provision has no words but those at the caret, and no parts. */
const isAll = ({ node, left, right }: TextCaret): boolean =>
  node.children.length === 0 && node.intro + node.content + node.wrapUp === left + right;

/** As parts of the provision at the caret. */
function asParts(caret: TextCaret, kind: Kind, list: PastedList): Result<PastePlace> {
  const { text, node, field, left, right, isNew } = caret;
  const lead = spaced(left, list.lead);
  const { closing, items } = list;
  const plain = { node, isNew, lead: '', closing: '', kind, items, shifted: 0, where: { firstIn: node.pid } };
  if (field === 'wrapUp') return refuse('refused', 'These words already follow a list');
  if (node.children.length > 0) {
    if (right !== '' && lead !== '') return refuse('refused', MIDDLE);
    if (right !== '' || closing !== '') return refuse('refused', 'This provision already has a list');
    return ok({ ...plain, lead: isNew ? '' : lead, rewritten: isNew ? { [field]: left + lead } : null });
  }
  if (!isNew) {
    const fits = placeFor(text, kind, { anchor: node.pid, side: 'after' });
    if (!fits.ok) return fits;
    if (right !== '' && lead !== '') return refuse('refused', MIDDLE);
    return ok({ ...plain, lead, closing, rewritten: null });
  }
  if (!isAll(caret)) return refuse('refused', MIDDLE);
  const words = left + lead;
  const empty = { intro: '', content: '', wrapUp: '' };
  if (node.kind !== 'section' || kind !== 'subsection')
    return ok({
      ...plain,
      rewritten: { ...empty, intro: words, wrapUp: closing + spaced(closing, right) },
    });
  // The division of a section into subsections is exhaustive: the words beside them are subsections, too.
  const all = [words, ...items, closing, right.trimStart()].flatMap((one) =>
    typeof one !== 'string' ? [one] : one ? [asItem(one)] : [],
  );
  return ok({ ...plain, rewritten: empty, items: all, shifted: right.trim() === '' ? 0 : 1 });
}

/** Beside the provision at the caret, or the one round it that is of the kind. */
function asSiblings(caret: TextCaret, kind: Kind, list: PastedList): Result<PastePlace> {
  const { text, node, field, left, right, isNew } = caret;
  const { items } = list;
  const lead = spaced(left, list.lead);
  const words = left + lead;
  const plain = { node, isNew, lead: '', closing: '', kind, items, shifted: 0 };
  const hasParts = node.children.length > 0;
  if (isNew && words === '' && right === '' && isAll(caret))
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
  if (right !== '' && lead !== '') return refuse('refused', MIDDLE);
  return ok({
    ...plain,
    lead: isNew ? '' : lead,
    where: where.value,
    rewritten: isNew && lead ? { [field]: words } : null,
  });
}

/** After the whole section, or paragraph of a Schedule, that the caret is in: what is there stays as it is. */
function asSections({ text, node, isNew }: TextCaret, kind: Kind, list: PastedList): Result<PastePlace> {
  if (list.lead !== '') return refuse('refused', 'There are words before the first section');
  const where = placeFor(text, kind, { anchor: node.pid, side: 'after' });
  if (!where.ok) return where;
  const { items } = list;
  const plain = { node, isNew, lead: '', closing: '', rewritten: null, kind, items, shifted: 0 };
  return ok({ ...plain, where: where.value });
}

/**
 * Where a list goes that is pasted at a caret. Under the provision there, where its labels are of such parts or the words
 * before it introduce it; in the place of a new one that is empty; else beside it, or beside the one round it that is of
 * the kind that the labels show. Existing law is not divided: what is pasted comes after it.
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
  // Whatever labels they had: a section holds no lower ones, and none of its words is a heading.
  if (node.kind === 'section') return asParts(caret, 'subsection', list);
  if (labelKind) return asSiblings(caret, labelKind, list);
  return node.kind === 'definition'
    ? refuse('refused', 'A definition begins with the term that it defines: use Insert definition')
    : asSiblings(caret, node.kind, list);
}
