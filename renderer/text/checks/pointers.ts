import { definitionsIn } from '../../../core/act/definitions.ts';
import { indexReferences } from '../../../core/act/references/references.ts';
import { indexTree, type Pid, type Provision } from '../../../core/act/tree.ts';
import { usesOf } from '../../../core/act/uses.ts';
import type { Meaning, PointerNews, Pointers, TermUse } from './protocol.ts';

/** The references and defined terms of a text, by provision. */
interface TextPointers {
  readonly byPid: ReadonlyMap<Pid, Pointers>;
  readonly meanings: readonly Meaning[];
}

/** Finds every cross-reference of a text, and every definition and use of a defined term. */
export function pointersIn(root: Provision, title: string): TextPointers {
  const definitions = definitionsIn(root, title);
  const terms = new Map<Pid, TermUse[]>();
  const { byPid } = indexTree(root);
  for (const definition of definitions) {
    for (const { pid, field, from, to } of [definition, ...usesOf(root, title, definition)]) {
      const text = byPid.get(pid)?.[field].slice(from, to) ?? '';
      const use = { field, from, to, text, definition: definition.key };
      const termUses = terms.get(pid);
      if (termUses) termUses.push(use);
      else terms.set(pid, [use]);
    }
  }
  const { inside } = indexReferences(root, title);
  const pids = new Set([...inside.keys(), ...terms.keys()]);
  return {
    byPid: new Map(
      [...pids].map((pid) => [pid, { references: inside.get(pid) ?? [], terms: terms.get(pid) ?? [] }]),
    ),
    meanings: definitions.map(({ key, term, pid, field, form, scopeWords }) => ({
      key,
      term,
      pid,
      field,
      form,
      scopeWords,
    })),
  };
}

/** The differences between the pointers of two texts. A provision that has none any more has null. */
export function newsOf(
  oldPointers: ReadonlyMap<Pid, Pointers>,
  now: ReadonlyMap<Pid, Pointers>,
): PointerNews {
  const changed = [...now].filter(([pid, pointers]) => {
    const before = oldPointers.get(pid);
    return before !== pointers && JSON.stringify(before) !== JSON.stringify(pointers);
  });
  const removed = [...oldPointers.keys()].filter((pid) => !now.has(pid)).map((pid) => [pid, null] as const);
  return [...changed, ...removed];
}
