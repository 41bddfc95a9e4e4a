import { cite } from '../../act/citation.ts';
import { findCited } from '../../act/references/citations.ts';
import type { CitedStep } from '../../act/references/reference.ts';
import { indexTree, type Pid, type Provision, pathTo, walk } from '../../act/tree.ts';
import { findTerm } from '../../act/uses.ts';
import type { HeldCitation } from '../../library/held-text.ts';
import { changedFields, changerOf, isOmitted } from './changed.ts';
import { type CheckContext, definitionsOf, nodePath } from './context.ts';

export const CONSEQUENCE_KINDS = ['omitted', 'renumbered', 'definition', 'changed', 'spent'] as const;
export type ConsequenceKind = (typeof CONSEQUENCE_KINDS)[number];

/** A consequence of a draft for an imported Act: its words that cite a changed provision. */
export interface Consequence {
  readonly kind: ConsequenceKind;
  /** The citing words, which every report of the consequence quotes. */
  readonly by: HeldCitation;
  /** The cited provision of this Act, and its citation in the base text. */
  readonly pid: Pid;
  readonly cited: string;
  readonly amendment: string | null;
  /** For a renumbered provision: its citation as amended. */
  readonly now: string | null;
  /** For a definition: the term, and the other provisions of the citing Act that use it. */
  readonly term: string | null;
  readonly usedIn: readonly string[];
  /** The replacement for the citing words, at offsets of their field; null if it isn't certain. */
  readonly fix: { readonly from: number; readonly to: number; readonly insert: string } | null;
}

const MEANING = /\bmeanings?\b|\bdefined\b|\bconstrued\b|\binterpret/i;

const wordsOf = (node: Provision): string =>
  [...walk(node)]
    .map(({ num, heading, intro, content, wrapUp }) => [num, heading, intro, content, wrapUp].join(' '))
    .join(' ');

/** The terms whose definitions the draft changes or removes, with the provisions of the base text that define them. */
function changedDefinitions(context: CheckContext): readonly { readonly term: string; readonly pid: Pid }[] {
  const base = indexTree(context.base).byPid;
  return definitionsOf(context).before.flatMap(({ term, pid, quoted, form }) => {
    const before = base.get(pid);
    if (quoted || form === 'label' || !before) return [];
    const after = context.index.byPid.get(pid);
    return after && wordsOf(after) === wordsOf(before) ? [] : [{ term, pid }];
  });
}

/** The amendment that changed something in a provision, or removed or moved it. */
function changerAround(context: CheckContext, pid: Pid): string | null {
  const node = context.nodes.get(pid);
  const inside = node && [...walkRedline(node)].map(changerOf).find((am) => am !== null);
  return (
    inside ??
    nodePath(context, pid)
      .map(changerOf)
      .findLast((am) => am !== null) ??
    null
  );
}

function* walkRedline(node: NonNullable<ReturnType<CheckContext['nodes']['get']>>): Generator<typeof node> {
  yield node;
  for (const child of node.children) yield* walkRedline(child);
}

/** Whether the words or parts of a provision changed. */
function isChanged(context: CheckContext, pid: Pid): boolean {
  const node = context.nodes.get(pid);
  return (
    node !== undefined &&
    [...walkRedline(node)].some(
      (each) => isOmitted(each) || each.changeStatus.state === 'inserted' || changedFields(each).length > 0,
    )
  );
}

/** The new labels of a citation's last step, if nothing else of the citation changes; otherwise null. */
function renumberedStep(
  { base, amended, index }: CheckContext,
  path: readonly CitedStep[],
): readonly string[] | null {
  const last = path.at(-1);
  const target = findCited(base, path);
  if (!last || !target || !index.byPid.has(target.pid)) return null;
  const parts = last.parts.map((_, at) => {
    const node = findCited(base, [
      ...path.slice(0, -1),
      { unit: last.unit, parts: last.parts.slice(0, at + 1) },
    ]);
    return (node && index.byPid.get(node.pid)?.num) ?? '';
  });
  const now = findCited(amended, [...path.slice(0, -1), { unit: last.unit, parts }]);
  return now?.pid === target.pid && parts.join('') !== last.parts.join('') ? parts : null;
}

function fixOf(
  context: CheckContext,
  { text, from, to, path, isRangeEnd }: HeldCitation,
): Consequence['fix'] {
  const steps = path as readonly CitedStep[];
  const parts = isRangeEnd ? null : renumberedStep(context, steps);
  const old = steps.at(-1)?.parts.join('') ?? '';
  if (parts === null || !text.slice(from, to).endsWith(old)) return null;
  return { from: to - old.length, to, insert: parts.join('') };
}

/** The consequence of a draft for the citation of one provision; null if that provision didn't change. */
function consequenceOf(
  context: CheckContext,
  target: Provision,
  by: HeldCitation,
): Pick<Consequence, 'kind' | 'now' | 'fix'> | null {
  const { base, amended, index } = context;
  const cited = cite(base, target.pid);
  if (!index.byPid.has(target.pid)) {
    // If the draft inserted another provision under the same number, the provision counts as changed.
    const replacement = findCited(amended, by.path as readonly CitedStep[]);
    const isReplaced = replacement !== null && !indexTree(base).byPid.has(replacement.pid);
    return { kind: isReplaced ? 'changed' : by.amends ? 'spent' : 'omitted', now: null, fix: null };
  }
  const now = cite(amended, target.pid);
  if (now !== cited) return by.amends ? null : { kind: 'renumbered', now, fix: fixOf(context, by) };
  return !by.amends && isChanged(context, target.pid) ? { kind: 'changed', now: null, fix: null } : null;
}

/** The changed definition by which the citing words define a term; null if they don't. */
function adoptedDefinition(
  context: CheckContext,
  target: Provision,
  by: HeldCitation,
  definitions: readonly { readonly term: string; readonly pid: Pid }[],
) {
  if (by.amends || !MEANING.test(by.text)) return null;
  return (
    definitions.find(
      ({ term, pid }) =>
        findTerm(by.text, term).length > 0 &&
        (target.pid === pid || pathTo(context.base, pid).some((above) => above.pid === target.pid)),
    ) ?? null
  );
}

/**
 * The consequences of a draft for the Acts with these citations: omitted, renumbered or changed provisions, and definitions
 * that they adopt. Each has the citing words, and none is guessed (drafting-conventions.md §6, D23).
 */
export function inOtherActs(context: CheckContext, citing: readonly HeldCitation[]): readonly Consequence[] {
  if (context.touched.length === 0 || citing.length === 0) return [];
  const definitions = changedDefinitions(context);
  // “Section 3 of the 1997 Act” cites only that section, and not every definition of the Act.
  const fieldOf = ({ id, pid, field }: HeldCitation) => JSON.stringify([id, pid, field]);
  const narrower = new Set(citing.filter(({ path }) => path.length > 0).map(fieldOf));
  return citing.flatMap((by): Consequence[] => {
    const target = findCited(context.base, by.path as readonly CitedStep[]);
    if (!target) return [];
    const common = { by, pid: target.pid, cited: cite(context.base, target.pid) };
    const isWhole = by.path.length === 0;
    const definition =
      isWhole && narrower.has(fieldOf(by)) ? null : adoptedDefinition(context, target, by, definitions);
    const change = isWhole ? null : consequenceOf(context, target, by);
    if (definition && (change === null || change.kind === 'changed')) {
      const { term, pid } = definition;
      const usedIn =
        by.adopts
          .find((one) => one.term.toLowerCase() === term.toLowerCase())
          ?.usedIn.filter((used) => used !== by.cite) ?? [];
      return [
        {
          ...common,
          kind: 'definition',
          pid,
          cited: cite(context.base, pid),
          amendment: changerAround(context, pid),
          now: null,
          term,
          usedIn,
          fix: null,
        },
      ];
    }
    return change === null
      ? []
      : [{ ...common, ...change, amendment: changerAround(context, target.pid), term: null, usedIn: [] }];
  });
}

/** The most characters that are quoted on each side of a citation. */
const MAX_QUOTED_AROUND = 140;

/** The citing words with some words on each side. */
export function citingWords({ text, from, to }: HeldCitation): string {
  const start = from <= MAX_QUOTED_AROUND ? 0 : text.lastIndexOf(' ', from - MAX_QUOTED_AROUND) + 1;
  const after = text.indexOf(' ', to + MAX_QUOTED_AROUND);
  const end = to + MAX_QUOTED_AROUND >= text.length || after < 0 ? text.length : after;
  return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
}

/** The place of the citing words: “section 32(4)(b) of the Crime and Disorder Act 1998”. */
export const citingPlace = ({ cite: place, title }: HeldCitation): string =>
  place === 'this Act' ? `the ${title}` : `${place} of the ${title}`;

/** A consequence as a sentence, without the citing words. */
export function consequenceWords({ kind, by, cited, amendment, now, term, usedIn }: Consequence): string {
  const subject = amendment ?? 'The draft';
  const place = citingPlace(by);
  if (kind === 'omitted') return `${subject} omits ${cited}, which ${place} cites`;
  if (kind === 'renumbered')
    return `${subject} makes ${cited} into ${now}, and ${place} cites it by its old number`;
  if (kind === 'spent') return `${subject} omits ${cited}, which ${place} amended: that may be spent`;
  if (kind === 'changed') return `${subject} changes ${cited}, which ${place} cites`;
  const uses = usedIn.length === 0 ? '' : `, and uses it in ${usedIn.join(', ')}`;
  return `${subject} changes what “${term}” means in ${cited}; ${place} takes its meaning from there${uses}`;
}
