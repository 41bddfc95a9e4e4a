import { cite } from '../../act/citation.ts';
import { findCited } from '../../act/references/citations.ts';
import type { CitedStep } from '../../act/references/reference.ts';
import { indexTree, type Pid, type Provision, pathTo, walk } from '../../act/tree.ts';
import { findTerm } from '../../act/uses.ts';
import type { HeldCitation } from '../../library/held-text.ts';
import { changedFields, changerOf, isGone } from './changed.ts';
import { type CheckContext, definitionsOf, nodePath } from './context.ts';

export const CONSEQUENCE_KINDS = ['omitted', 'renumbered', 'definition', 'changed', 'spent'] as const;
export type ConsequenceKind = (typeof CONSEQUENCE_KINDS)[number];

/** What a draft means for another Act that is held: words there that cite what it changes. */
export interface Consequence {
  readonly kind: ConsequenceKind;
  /** The words, which are quoted wherever this is told. */
  readonly by: HeldCitation;
  /** The provision of this Act that is cited, and its citation in the base text. */
  readonly pid: Pid;
  readonly cited: string;
  readonly amendment: string | null;
  /** Of what is renumbered: its citation as amended. */
  readonly now: string | null;
  /** Of a definition: the term, and the other provisions of the citing Act that use it. */
  readonly term: string | null;
  readonly usedIn: readonly string[];
  /** What the citing words must say instead, in their own field; null where the engine can't be sure. */
  readonly fix: { readonly from: number; readonly to: number; readonly insert: string } | null;
}

const MEANING = /\bmeanings?\b|\bdefined\b|\bconstrued\b|\binterpret/i;

const wordsOf = (node: Provision): string =>
  [...walk(node)]
    .map(({ num, heading, intro, content, wrapUp }) => [num, heading, intro, content, wrapUp].join(' '))
    .join(' ');

/** The terms whose definition the draft changes or takes away, by the provision of the base text that defines each. */
function changedDefinitions(context: CheckContext): readonly { readonly term: string; readonly pid: Pid }[] {
  const base = indexTree(context.base).byPid;
  return definitionsOf(context).before.flatMap(({ term, pid, quoted, form }) => {
    const before = base.get(pid);
    if (quoted || form === 'label' || !before) return [];
    const after = context.index.byPid.get(pid);
    return after && wordsOf(after) === wordsOf(before) ? [] : [{ term, pid }];
  });
}

/** The amendment that took a provision away, moved it, or changed something in it. */
function changer(context: CheckContext, pid: Pid): string | null {
  const node = context.nodes.get(pid);
  const inside = node && [...redlined(node)].map(changerOf).find((am) => am !== null);
  return (
    inside ??
    nodePath(context, pid)
      .map(changerOf)
      .findLast((am) => am !== null) ??
    null
  );
}

function* redlined(node: NonNullable<ReturnType<CheckContext['nodes']['get']>>): Generator<typeof node> {
  yield node;
  for (const child of node.children) yield* redlined(child);
}

/** Whether the words of a provision, or what it is made of, are other than they were. */
function isChanged(context: CheckContext, pid: Pid): boolean {
  const node = context.nodes.get(pid);
  return (
    node !== undefined &&
    [...redlined(node)].some(
      (each) => isGone(each) || each.changeStatus.state === 'inserted' || changedFields(each).length > 0,
    )
  );
}

/** The label of the last step as it would be now, where nothing else of the citation changes with it; null otherwise. */
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

/** What became of a provision that is cited; null where nothing did. */
function becomeOf(
  context: CheckContext,
  target: Provision,
  by: HeldCitation,
): Pick<Consequence, 'kind' | 'now' | 'fix'> | null {
  const { base, amended, index } = context;
  const cited = cite(base, target.pid);
  if (!index.byPid.has(target.pid)) {
    // Set out anew under the same number by the draft itself, it is there, in other words.
    const instead = findCited(amended, by.path as readonly CitedStep[]);
    const isReplaced = instead !== null && !indexTree(base).byPid.has(instead.pid);
    return { kind: isReplaced ? 'changed' : by.amends ? 'spent' : 'omitted', now: null, fix: null };
  }
  const now = cite(amended, target.pid);
  if (now !== cited) return by.amends ? null : { kind: 'renumbered', now, fix: fixOf(context, by) };
  return !by.amends && isChanged(context, target.pid) ? { kind: 'changed', now: null, fix: null } : null;
}

/** The changed definition that words give a term its meaning by, if they do. */
function adopted(
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
 * What a draft means for other Acts, by what they are known to cite: what they cite that is omitted or renumbered, whose
 * words change, or by which they define a term. Each has the citing words; none is guessed (drafting-conventions.md §6, D23).
 */
export function inOtherActs(context: CheckContext, citing: readonly HeldCitation[]): readonly Consequence[] {
  if (context.touched.length === 0 || citing.length === 0) return [];
  const definitions = changedDefinitions(context);
  // “Section 3 of the 1997 Act” cites that section, and not all that the Act defines.
  const fieldOf = ({ id, pid, field }: HeldCitation) => JSON.stringify([id, pid, field]);
  const narrower = new Set(citing.filter(({ path }) => path.length > 0).map(fieldOf));
  return citing.flatMap((by): Consequence[] => {
    const target = findCited(context.base, by.path as readonly CitedStep[]);
    if (!target) return [];
    const of = { by, pid: target.pid, cited: cite(context.base, target.pid) };
    const isWhole = by.path.length === 0;
    const definition =
      isWhole && narrower.has(fieldOf(by)) ? null : adopted(context, target, by, definitions);
    const become = isWhole ? null : becomeOf(context, target, by);
    if (definition && (become === null || become.kind === 'changed')) {
      const { term, pid } = definition;
      const usedIn =
        by.adopts
          .find((one) => one.term.toLowerCase() === term.toLowerCase())
          ?.usedIn.filter((used) => used !== by.cite) ?? [];
      return [
        {
          ...of,
          kind: 'definition',
          pid,
          cited: cite(context.base, pid),
          amendment: changer(context, pid),
          now: null,
          term,
          usedIn,
          fix: null,
        },
      ];
    }
    return become === null
      ? []
      : [{ ...of, ...become, amendment: changer(context, target.pid), term: null, usedIn: [] }];
  });
}

/** As much of the citing words as is quoted on each side of what they cite. */
const ROUND = 140;

/** The words that cite, as they stand in their Act. */
export function citingWords({ text, from, to }: HeldCitation): string {
  const start = from <= ROUND ? 0 : text.lastIndexOf(' ', from - ROUND) + 1;
  const after = text.indexOf(' ', to + ROUND);
  const end = to + ROUND >= text.length || after < 0 ? text.length : after;
  return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
}

/** Where the citing words are: “section 32(4)(b) of the Crime and Disorder Act 1998”. */
export const citingPlace = ({ cite: place, title }: HeldCitation): string =>
  place === 'this Act' ? `the ${title}` : `${place} of the ${title}`;

/** A consequence in a sentence, without the words that cite. */
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
