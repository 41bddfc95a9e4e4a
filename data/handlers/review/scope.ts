import { indexTree } from '../../../core/act/tree.ts';
import { type Scope, scopeWords } from '../../../core/amend/changes/scope.ts';
import { ok, refuse } from '../../../core/base/result.ts';
import { sameValue } from '../../../core/base/same-value.ts';
import type { Context, Handler } from '../context/context.ts';
import { scopeOf } from '../context/enforce-scope.ts';
import { saveRecords } from '../context/keep-records.ts';

// Handlers for the scope of a review: the provisions that its amendments may change.

/** Sorts provisions in the order of the text, and drops those that are inside another of them. */
function outermostPids({ instrument: { root } }: Context, pids: readonly string[]): readonly string[] {
  const chosenPids = new Set(pids);
  const { byPid, parentOf } = indexTree(root);
  const isCovered = (pid: string): boolean => {
    for (let node = parentOf.get(pid); node; node = parentOf.get(node.pid))
      if (chosenPids.has(node.pid)) return true;
    return false;
  };
  return [...byPid.keys()].filter((pid) => chosenPids.has(pid) && !isCovered(pid));
}

export const getScope: Handler<'scope.get'> = (context) =>
  context.read(async (trx) => {
    const scope = await scopeOf(trx);
    return ok({ scope: scope && { provisions: scope.provisions, additions: scope.additions } });
  });

export const setScope: Handler<'scope.set'> = (context, { scope: newScope }) =>
  context.write(async (trx, writeEntry) => {
    const { root } = context.instrument;
    const unknownPid = newScope?.provisions.find((pid) => !indexTree(root).byPid.has(pid));
    if (unknownPid !== undefined)
      return refuse(
        'not-found',
        `This text has no provision ${unknownPid}. Nothing was saved.`,
        'provisions',
      );
    const scopeBefore = await scopeOf(trx);
    const scopeAfter: Scope | null = newScope && {
      id: 'scope',
      provisions: [...outermostPids(context, newScope.provisions)],
      additions: newScope.additions,
    };
    const savedScope = scopeAfter && { provisions: scopeAfter.provisions, additions: scopeAfter.additions };
    if (sameValue(scopeBefore, scopeAfter)) return ok({ scope: savedScope });
    const description = scopeAfter
      ? `limited what this review may change to ${scopeWords(root, scopeAfter)}`.replace(/\.$/, '')
      : 'removed the limit on what this review may change';
    await saveRecords(trx, writeEntry, { subject: '', description }, [
      { kind: 'scope', id: 'scope', was: scopeBefore, is: scopeAfter },
    ]);
    return ok({ scope: savedScope });
  });
