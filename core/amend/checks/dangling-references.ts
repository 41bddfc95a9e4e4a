import { cite } from '../../act/citation.ts';
import type { Reference } from '../../act/references/references.ts';
import { indexTree, type Pid } from '../../act/tree.ts';
import { usesOf } from '../../act/uses.ts';
import { authorOf, changedField, changerOf, isNew, isOmitted } from './changed.ts';
import { type CheckContext, definitionsOf, divisionOf, nodePath, writerOf } from './context.ts';
import type { Check, Fix, UnkeyedFinding } from './finding.ts';
import { listFix } from './list-fix.ts';

/** The amendment that removed, moved or renumbered a provision of the base text, or one around it, and which it did. */
function removalAt(
  context: CheckContext,
  pid: Pid | null,
): { readonly am: string; readonly cause: string } | null {
  for (const node of (pid === null ? [] : nodePath(context, pid)).toReversed()) {
    const { changeStatus } = node;
    if (changeStatus.state !== 'kept')
      return { am: changeStatus.am, cause: isOmitted(node) ? 'omits' : 'moves' };
    const am = authorOf(changedField(node, 'num'));
    if (am) return { am, cause: 'renumbers' };
  }
  return null;
}

/** A reference as a label from the section's number: `subsection (3)` in section 2 is `2(3)`. '' if it can't be given. */
function moverOf({ nodes }: CheckContext, { pid }: Reference): string | null {
  const changeStatus = nodes.get(pid)?.changeStatus;
  return changeStatus && changeStatus.state !== 'kept' && changeStatus.moved ? changeStatus.am : null;
}

/** A reference from the section's number in, wherever it is said: `subsection (3)` in section 2 is `2(3)`. */
function labelFromSection(context: CheckContext, { pid, names }: Reference): string {
  const [unit = '', label = ''] = names.split(' ');
  if (unit === 'section') return label;
  const section = divisionOf(context, pid)?.provision.num ?? '';
  const of = / of section (\S+)/.exec(names)?.[1];
  return unit === 'subsection' ? `${of ?? section}${label}` : '';
}

/** The provisions that the draft omits or moves, by their labels from the section, for references in the draft's own words. */
function removedLabels(context: CheckContext): ReadonlyMap<string, Pid> {
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
  /** The provision that it named in the base text; null if unknown. */
  readonly target: Pid | null;
}

const isSound = ({ state }: Reference): boolean => state === 'valid' || state === 'other-act';

/** Whether an unchanged reference now leads to another provision, because it was moved or a number was given to another. */
function hasOtherTarget(
  context: CheckContext,
  { targets }: Reference,
  prior: Reference | undefined,
): boolean {
  const [oldTarget] = prior?.targets ?? [];
  const [newTarget] = targets;
  // If the old target is gone, another provision replaced it under the same number, and the reference is right.
  return (
    oldTarget !== undefined &&
    newTarget !== undefined &&
    oldTarget !== newTarget &&
    context.index.byPid.has(oldTarget)
  );
}

function brokenReferences(context: CheckContext) {
  const lostReferences: LostReference[] = [];
  const unsound: Reference[] = [];
  const labels = removedLabels(context);
  for (const reference of context.after.all) {
    const prior = context.before.byKey.get(reference.key);
    if (isSound(reference) && !hasOtherTarget(context, reference, prior)) continue;
    const target = prior?.targets[0] ?? labels.get(labelFromSection(context, reference)) ?? null;
    if (target !== null || (prior && isSound(prior))) lostReferences.push({ reference, target });
    else if (writerOf(context, reference) !== null) unsound.push(reference);
  }
  return { lostReferences, unsound };
}

function lostMessage(context: CheckContext, { reference, target }: LostReference): string {
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
  const removal = removalAt(context, target);
  const loss = removal ? `which ${removal.am} ${removal.cause}` : 'which is no longer there';
  return `“${reference.text}” in ${at} refers to ${targetName}, ${loss}${reference.range ? ': a range loses its end' : ''}`;
}

/** Finds labels for people ("the defendant") that are still used, though the words that defined them are gone. */
function lostLabels(context: CheckContext): readonly UnkeyedFinding[] {
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
    const am = changerOf(context.nodes.get(definition.pid)) ?? removalAt(context, definition.pid)?.am ?? null;
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

/** D02. Finds references, and labels for people, that no longer have a target or a meaning. */
export const D02: Check = {
  id: 'D02',
  run: (context) => [
    ...brokenReferences(context).lostReferences.map((lostReference): UnkeyedFinding => {
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
          moverOf(context, reference) ?? removalAt(context, target)?.am ?? writerOf(context, reference),
        detail: reference.key,
        message: lostMessage(context, lostReference),
        ...(fix ? { fix } : {}),
      };
    }),
    ...lostLabels(context),
  ],
};

/** D03. Finds references in new words that never had a target, or are ambiguous. */
export const D03: Check = {
  id: 'D03',
  run: (context) =>
    brokenReferences(context)
      .unsound.filter(({ reason }) => !reason?.startsWith('Nothing before it says which'))
      .map((reference): UnkeyedFinding => {
        const { pid, field, from, to, text, state, reason } = reference;
        const at = cite(context.amended, pid);
        return {
          severity: state === 'broken' ? 'error' : 'warning',
          pid,
          field,
          from,
          to,
          amendment: writerOf(context, reference),
          detail: reference.key,
          message:
            state === 'broken'
              ? `“${text}” in ${at} names nothing. ${reason}`
              : `Keeling can’t tell what “${text}” in ${at} means. ${reason}`,
        };
      }),
};

/** The stems of the words with at least `minLetters` letters. Most endings of English are cut off. */
export const stemsOf = (words: string, minLetters: number): ReadonlySet<string> =>
  new Set(
    [...words.toLowerCase().matchAll(new RegExp(`\\p{L}{${minLetters},}`, 'gu'))].map(([word]) =>
      word.replace(/(?:ing|ed|es|s)$/, ''),
    ),
  );

const shareWord = (a: string, b: string): boolean => {
  const stemsOfB = stemsOf(b, 4);
  return [...stemsOf(a, 4)].some((stem) => stemsOfB.has(stem));
};

/** D04. Finds descriptions in brackets that share no word with the heading of the provision that they describe. */
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
      const am = writerOf(context, words) ?? authorOf(changedField(section, 'heading'));
      if (am === null || !heading || shareWord(description.text, heading)) return [];
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
