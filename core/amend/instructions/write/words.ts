import type { Field, Kind } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../result.ts';
import type { RedlineNode } from '../../redline.ts';
import { atEndOf } from '../apply/words.ts';
import type { LinkWord, Location, Operation, WordsTarget } from '../syntax.ts';
import { everywhere } from './everywhere.ts';
import { bothOf, type Hunk, hunksOf } from './hunks.ts';
import { labelOf, locate, locateHeading, stepOf, termIn, unitOf, whyNameless } from './places.ts';
import { sayingOf } from './quoting.ts';
import { downward, type Running } from './running.ts';
import { evenly, isPaired, tokensOf } from './tokens.ts';
import { type Inexpressible, insertedBefore, type Writing, write } from './written.ts';

/** A place as words name it, and what else stands in it beside the field that changes. */
export interface Named {
  readonly context: Location;
  readonly others: readonly string[];
  readonly isWhole: boolean;
}

const READ: readonly Field[] = ['intro', 'content', 'wrapUp'];

/** Every other text in a place, as quoted words are looked for there: its headings are not of it. */
function others(inside: Running, but: Running, field: Field): readonly string[] {
  return [...downward(inside)].flatMap((node) =>
    READ.flatMap((each) => ((node === but && each === field) || !node.text[each] ? [] : [node.text[each]])),
  );
}

const isNamed = (node: Running): boolean => stepOf(node) !== null || termIn(node) !== null;

/** Where the words of a field are, as closely as they can be named (drafting-conventions.md §1.2). */
export function placeOf(node: Running, field: Field): Named | null {
  if (field === 'heading') {
    const context = locateHeading(node);
    if (context) return { context, others: [], isWhole: true };
  }
  const at = locate(node);
  if (field !== 'heading' && at && at.length > 0) {
    const [first, last] = [node.children[0], node.children.at(-1)];
    if (!first || !last) {
      const rest = others(node, node, field);
      return { context: at, others: rest, isWhole: rest.length === 0 };
    }
    if (field !== 'wrapUp' && isNamed(first))
      return {
        context: [...at, { type: 'opening' }],
        others: others0(node, field, ['intro', 'content']),
        isWhole: true,
      };
    if (field === 'wrapUp' && isNamed(last)) {
      const step = stepOf(last);
      const closing: Location = step
        ? [{ type: 'wordsBeside', side: 'after', of: [step] }]
        : [{ type: 'closing' }];
      return { context: [...at, ...closing], others: [], isWhole: true };
    }
  }
  if (field === 'heading') return null;
  for (let above: Running | null = at ? node : node.parent; above; above = above.parent) {
    const named = locate(above);
    if (named && named.length > 0)
      return { context: named, others: others(above, node, field), isWhole: false };
  }
  return null;
}

const others0 = (node: Running, field: Field, fields: readonly Field[]): readonly string[] =>
  fields.flatMap((each) => (each === field || !node.text[each] ? [] : [node.text[each]]));

/** An operation and the place it is done in. */
interface Put {
  readonly context: Location;
  readonly operation: Operation;
}

const ITEMS: ReadonlySet<Kind> = new Set(['paragraph', 'subparagraph', 'subsubparagraph', 'definition']);
const LINKED = /^(?<rest>.*\S)\s+(?<link>and|or)$/su;

/** A change of nothing but the linking word at the end of an item (drafting-conventions.md §3.2 R3.1 to R3.3). */
function linkChange(node: Running, before: string, after: string): Put | null {
  const at = locate(node);
  if (!ITEMS.has(node.provision.kind) || node.children.length > 0 || !at) return null;
  const [context, of] = [at.slice(0, -1), at.slice(-1)];
  const was = LINKED.exec(before)?.groups;
  const now = LINKED.exec(after)?.groups;
  const link = (words: string): LinkWord => ({ words, side: 'end', of });
  if (was?.link && evenly(after) === evenly(was.rest ?? '')) {
    const targets: WordsTarget[] = [{ type: 'link', link: link(was.link) }];
    return { context, operation: { type: 'omitWords', targets } };
  }
  if (was?.link && now?.link && was.rest === now.rest && was.link !== now.link) {
    const targets: WordsTarget[] = [{ type: 'link', link: link(was.link) }];
    return {
      context,
      operation: { type: 'substituteWords', targets, matter: { words: now.link, provisions: [] } },
    };
  }
  const end = /(?<stop>[,;]?)\s+(?<link>and|or)$/.exec(after)?.groups;
  for (const words of end ? [`${end.link}`, `${end.stop} ${end.link}`] : []) {
    const result = atEndOf(before, words, true);
    if (result === null || evenly(result) !== evenly(after)) continue;
    const at = [{ type: 'edge', edge: 'end', of } as const];
    return { context, operation: { type: 'insert', at, matter: { words, provisions: [] } } };
  }
  return null;
}

const share = (hunks: readonly Hunk[], text: string): number => {
  const all = tokensOf(text).filter(({ isWord }) => isWord).length;
  const changed = hunks.reduce(
    (sum, { from, to }) => sum + tokensOf(text.slice(from, to)).filter(({ isWord }) => isWord).length,
    0,
  );
  return all === 0 ? 1 : changed / all;
};

/** More of a field than this is replaced as one. */
const MOST = 0.55;
/** More stretches than this in one field are replaced as one. */
const MANY = 5;

/** Whether so much of some words changes that a drafter would set all of them out anew. */
export function isMostlyNew(runs: RedlineNode['fields'][Field]): boolean {
  const { before, after } = bothOf(runs);
  if (!before.trim() || !after.trim()) return false;
  const hunks = hunksOf(runs);
  if (hunks.length === 0) return false;
  const words = tokensOf(before).filter(({ isWord }) => isWord).length;
  return hunks.length > MANY || (words > 3 && share(hunks, before) > MOST && !isPlainStretch(hunks, before));
}

/** One stretch that leaves a good part before or after it is told by its ends, not by setting all out. */
const isPlainStretch = (hunks: readonly Hunk[], before: string): boolean => {
  const [only] = hunks;
  return (
    hunks.length === 1 &&
    only !== undefined &&
    (only.from > before.length / 4 || only.to < (before.length * 3) / 4)
  );
};

/** All the words of a field at once: a heading, the opening words, the closing words. */
function wholeField(node: Running, field: Field, after: string): Put | null {
  const words = evenly(after);
  if (!isPaired(words)) return null;
  const named = placeOf(node, field);
  const last = named?.context.at(-1);
  if (
    !named?.isWhole ||
    !last ||
    last.type === 'unit' ||
    last.type === 'definition' ||
    last.type === 'longTitle'
  )
    return null;
  const first = node.children[0];
  const step = first && stepOf(first);
  const place: Location =
    last.type === 'opening' && step ? [{ type: 'wordsBeside', side: 'before', of: [step] }] : [last];
  const targets: WordsTarget[] = [{ type: 'all', in: place }];
  const context = named.context.slice(0, -1);
  return words
    ? { context, operation: { type: 'substituteWords', targets, matter: { words, provisions: [] } } }
    : { context, operation: { type: 'omitWords', targets } };
}

/** Words where there were none: a heading, closing words on a new line. */
function newField(node: Running, field: Field, after: string): Put | null {
  const words = evenly(after);
  const last = node.children.at(-1);
  const at = locate(node);
  if (!isPaired(words)) return null;
  const matter = { words, provisions: [] };
  if (field === 'wrapUp' && last && at) {
    const step = stepOf(last) ?? locate(last)?.at(-1);
    if (!step) return null;
    const anchor = { type: 'provision', side: 'after', of: [step], newLine: true } as const;
    return { context: at, operation: { type: 'insert', at: [anchor], matter } };
  }
  const named = placeOf(node, field);
  if (!named || (field === 'intro' && node.children.length > 0)) return null;
  if (!named.isWhole) return null;
  const anchor = { type: 'edge', edge: field === 'heading' ? 'beginning' : 'end', of: [] } as const;
  return { context: named.context, operation: { type: 'insert', at: [anchor], matter } };
}

const NOT_QUOTABLE =
  'No words can be quoted for it that stand in one place only and have both their quotation marks';

/** Writes what changes in one field of a provision that stays. Refused `unsupported` with the reason. */
export function writeField(
  writing: Writing,
  redlined: RedlineNode,
  field: Exclude<Field, 'num'>,
): Result<null> {
  const runs = redlined.fields[field];
  if (runs.every(({ kind }) => kind === 'kept')) return ok(null);
  const pid = redlined.division && field !== 'heading' ? redlined.division.of : redlined.provision.pid;
  const node = writing.byPid.get(redlined.provision.pid);
  if (!node) throw new RangeError(`The text being written has no ${pid}`);
  const { before, after } = bothOf(runs);
  const amendments = [...new Set(runs.flatMap((run) => (run.kind === 'kept' ? [] : [run.am])))].sort();
  const put = ({ context, operation }: Put, by: readonly string[] = amendments) =>
    write(writing, context, operation, by, insertedBefore(node));
  const hunks = hunksOf(runs);
  if (hunks.length === 0) {
    if (before !== after) writing.left.push(onlySpaces(node, amendments));
    return ok(null);
  }
  const whole =
    (field === 'content' ? linkChange(node, before, after) : null) ??
    (before.trim() ? null : newField(node, field, after)) ??
    (after.trim() && !isMostlyNew(runs) && field !== 'heading'
      ? null
      : wholeFieldIf(node, field, before, after, hunks));
  const isOpen = field === 'content' && node.children.length === 0;
  if (whole) {
    put(whole);
    node.text[field] = after;
    if (isOpen) writing.endsIn = node;
    return ok(null);
  }
  if (!before.trim()) return refuse('unsupported', 'There are no words there that these could be put after');
  const named = placeOf(node, field);
  if (!named) return refuse('unsupported', whyNameless(node));
  const all = everywhere(before, hunks, named);
  if (all) {
    put({ context: named.context, operation: all });
    node.text[field] = after;
    return ok(null);
  }
  let shift = 0;
  let done = 0;
  for (const [at, hunk] of hunks.entries()) {
    const text = node.text[field];
    const [from, to] = [hunk.from + shift, hunk.to + shift];
    const next = hunks[at + 1];
    const operation = sayingOf({
      text,
      others: named.others,
      from,
      to,
      words: hunk.words,
      after: done,
      before: next ? next.from + shift : text.length,
      isWhole: named.isWhole,
      isItem: ITEMS.has(node.provision.kind),
    });
    if (!operation) return refuse('unsupported', NOT_QUOTABLE);
    put({ context: named.context, operation }, hunk.amendments);
    node.text[field] = text.slice(0, from) + hunk.words + text.slice(to);
    shift += hunk.words.length - (to - from);
    done = from + hunk.words.length;
    if (isOpen && !node.text[field].slice(done).trim()) writing.endsIn = node;
  }
  return ok(null);
}

function wholeFieldIf(node: Running, field: Field, before: string, after: string, hunks: readonly Hunk[]) {
  const short = tokensOf(before).filter(({ isWord }) => isWord).length <= 2;
  const most = field !== 'heading' || short || hunks.length > 1 || share(hunks, before) > 0.5;
  return most ? wholeField(node, field, after) : null;
}

/** A change that nobody reads. */
export function onlySpaces(node: Running, amendments: readonly string[]): Inexpressible {
  const { pid, kind } = node.provision;
  const unit = unitOf(node) ?? kind;
  const place = `${unit} ${labelOf(node.text.num) ?? ''}`.trim();
  return {
    amendments,
    pid,
    place,
    reason: 'Only spaces change, which wording does not tell of',
    spacesOnly: true,
  };
}
