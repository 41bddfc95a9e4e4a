import { cite } from '../../act/citation.ts';
import type { Reference } from '../../act/references/references.ts';
import { indexTree, type Pid } from '../../act/tree.ts';
import { usesOf } from '../../act/uses.ts';
import { changedFields, changerOf, isGone, isNew, putAt } from './changed.ts';
import { type CheckContext, definitionsOf, divisionOf, nodePath } from './context.ts';
import type { Check, Fix, UnkeyedFinding } from './finding.ts';
import { listFix } from './list-fix.ts';

/** Whose words a reference is, where an amendment put them there. */
function drafterOf({ nodes }: CheckContext, { pid, field, from, to }: Reference): string | null {
  const node = nodes.get(pid);
  const change = node && changedFields(node).find((each) => each.field === field);
  return (change && putAt(change, from, to)?.am) ?? null;
}

/** The amendment that took away what a provision of the base text was, or was called, and how. */
function takerOf(
  context: CheckContext,
  pid: Pid | null,
): { readonly am: string; readonly cause: string } | null {
  for (const node of (pid === null ? [] : nodePath(context, pid)).toReversed()) {
    const { changeStatus } = node;
    if (changeStatus.state !== 'kept')
      return { am: changeStatus.am, cause: isGone(node) ? 'omits' : 'moves' };
    const num = changedFields(node).find(({ field }) => field === 'num');
    const am = num && (num.puts[0]?.am ?? num.cuts[0]?.am);
    if (am) return { am, cause: 'renumbers' };
  }
  return null;
}

/** The amendment that moved the words that a reference is in. */
function moverOf({ nodes }: CheckContext, { pid }: Reference): string | null {
  const changeStatus = nodes.get(pid)?.changeStatus;
  return changeStatus && changeStatus.state !== 'kept' && changeStatus.moved ? changeStatus.am : null;
}

/** A reference from the section's number in, wherever it is said: `subsection (3)` in section 2 is `2(3)`. */
function absolute(context: CheckContext, { pid, names }: Reference): string {
  const [unit = '', label = ''] = names.split(' ');
  if (unit === 'section') return label;
  const section = divisionOf(context, pid)?.provision.num ?? '';
  const of = / of section (\S+)/.exec(names)?.[1];
  return unit === 'subsection' ? `${of ?? section}${label}` : '';
}

/** What the draft leaves out or moves, by its label from the section in, for references that the draft itself makes. */
function leftOutLabels(context: CheckContext): ReadonlyMap<string, Pid> {
  const labels = new Map<string, Pid>();
  for (const node of context.touched) {
    const isOfBase = indexTree(context.base).byPid.has(node.provision.pid);
    if (node.changeStatus.state === 'kept' || isNew(node) || !isOfBase) continue;
    const cited = /^section (\S+)$/.exec(cite(context.base, node.provision.pid))?.[1];
    if (cited) labels.set(cited, node.provision.pid);
  }
  return labels;
}

interface LostReference {
  readonly reference: Reference;
  /** What it named in the base text, where that was held. */
  readonly target: Pid | null;
}

const isSound = ({ state }: Reference): boolean => state === 'valid' || state === 'other-act';

/** A reference that was not touched, and by its place or another's number has come to name something else. */
function isElsewhere(context: CheckContext, { targets }: Reference, prior: Reference | undefined): boolean {
  const [was] = prior?.targets ?? [];
  const [now] = targets;
  // What was named must still be there: where it is not, another was substituted for it under its number.
  return was !== undefined && now !== undefined && was !== now && context.index.byPid.has(was);
}

function outcome(context: CheckContext) {
  const lostReferences: LostReference[] = [];
  const unsound: Reference[] = [];
  const labels = leftOutLabels(context);
  for (const reference of context.after.all) {
    const prior = context.before.byKey.get(reference.key);
    if (isSound(reference) && !isElsewhere(context, reference, prior)) continue;
    const target = prior?.targets[0] ?? labels.get(absolute(context, reference)) ?? null;
    if (target !== null || (prior && isSound(prior))) lostReferences.push({ reference, target });
    else if (drafterOf(context, reference) !== null) unsound.push(reference);
  }
  return { gone: lostReferences, never: unsound };
}

function goneMessage(context: CheckContext, { reference, target }: LostReference): string {
  const at = cite(context.amended, reference.pid);
  if (reference.state === 'unresolved' || target === null)
    return `“${reference.text}” in ${at} no longer says what it means. ${reference.reason}`;
  const targetName = indexTree(context.base).byPid.has(target) ? cite(context.base, target) : reference.names;
  const [other] = reference.targets;
  if (isSound(reference) && other !== undefined)
    return `“${reference.text}” in ${at} meant ${targetName}, and would now mean ${cite(context.amended, other)}`;
  const mover = moverOf(context, reference);
  if (mover && context.index.byPid.has(target))
    return `“${reference.text}” in ${at} no longer leads to ${targetName}, because ${mover} moves these words`;
  const taker = takerOf(context, target);
  const loss = taker ? `which ${taker.am} ${taker.cause}` : 'which is no longer there';
  return `“${reference.text}” in ${at} refers to ${targetName}, ${loss}${reference.range ? ': a range loses its end' : ''}`;
}

/** A label that stood for someone, and is still used though what said so is gone. */
function labelsLost(context: CheckContext): readonly UnkeyedFinding[] {
  const { before, after } = definitionsOf(context);
  const keys = new Set(after.map(({ key }) => key));
  return before.flatMap((definition): UnkeyedFinding[] => {
    if (definition.form !== 'label' || keys.has(definition.key)) return [];
    if (
      after.some(
        ({ term, scope }) => term === definition.term && scope.some((pid) => definition.scope.includes(pid)),
      )
    )
      return [];
    const index = indexTree(context.amended).byPid;
    const [use] = usesOf(context.base, context.title, definition).flatMap((old) => {
      const now = index.get(old.pid);
      const from = now?.[old.field].indexOf(definition.term) ?? -1;
      return from < 0 ? [] : [{ ...old, from, to: from + definition.term.length }];
    });
    if (!use) return [];
    const am = changerOf(context.nodes.get(definition.pid)) ?? takerOf(context, definition.pid)?.am ?? null;
    return [
      {
        severity: 'error',
        ...use,
        amendment: am,
        detail: `“${definition.term}”`,
        message: `“${definition.term}” is still used in ${cite(context.amended, use.pid)}, but nothing says who that is any more`,
      },
    ];
  });
}

/** References, and labels of people, that lose what they name. */
export const D02: Check = {
  id: 'D02',
  run: (context) => [
    ...outcome(context).gone.map((lostReference): UnkeyedFinding => {
      const { reference, target } = lostReference;
      const { pid, field, from, to } = reference;
      const fix: Fix | null = listFix(context.after, context.amended, reference);
      return {
        severity: 'error',
        pid,
        field,
        from,
        to,
        amendment:
          moverOf(context, reference) ?? takerOf(context, target)?.am ?? drafterOf(context, reference),
        detail: reference.key,
        message: goneMessage(context, lostReference),
        ...(fix ? { fix } : {}),
      };
    }),
    ...labelsLost(context),
  ],
};

/** References in new words to what never was there, or that can't be told. */
export const D03: Check = {
  id: 'D03',
  run: (context) =>
    outcome(context)
      .never.filter(({ reason }) => !reason?.startsWith('Nothing before it says which'))
      .map((reference): UnkeyedFinding => {
        const { pid, field, from, to, text, state, reason } = reference;
        const at = cite(context.amended, pid);
        return {
          severity: state === 'broken' ? 'error' : 'warning',
          pid,
          field,
          from,
          to,
          amendment: drafterOf(context, reference),
          detail: reference.key,
          message:
            state === 'broken'
              ? `“${text}” in ${at} names nothing. ${reason}`
              : `Keeling can’t tell what “${text}” in ${at} means. ${reason}`,
        };
      }),
};

const stems = (words: string): ReadonlySet<string> =>
  new Set(
    [...words.toLowerCase().matchAll(/\p{L}{4,}/gu)].map(([word]) => word.replace(/(?:ing|ed|es|s)$/, '')),
  );

const share = (a: string, b: string): boolean => {
  const stemsOfB = stems(b);
  return [...stems(a)].some((stem) => stemsOfB.has(stem));
};

/** Descriptions in brackets that no longer fit the heading of what they describe. */
export const D04: Check = {
  id: 'D04',
  run: (context) =>
    context.after.all.flatMap((reference): UnkeyedFinding[] => {
      const { description, pid, field, targets } = reference;
      const [target] = targets;
      const section = target === undefined ? null : divisionOf(context, target);
      if (!description || !section || reference.state !== 'valid') return [];
      const heading = indexTree(context.amended).byPid.get(section.provision.pid)?.heading ?? '';
      const words = { ...reference, from: description.from, to: description.to };
      const renamed = changedFields(section).find((change) => change.field === 'heading');
      const am = drafterOf(context, words) ?? renamed?.puts[0]?.am ?? renamed?.cuts[0]?.am ?? null;
      if (am === null || !heading || share(description.text, heading)) return [];
      return [
        {
          severity: 'warning',
          pid,
          field,
          from: description.from,
          to: description.to,
          amendment: am,
          detail: reference.key,
          message: `“(${description.text})” in ${cite(context.amended, pid)} doesn’t fit the heading of ${reference.names}, “${heading}”`,
        },
      ];
    }),
};
