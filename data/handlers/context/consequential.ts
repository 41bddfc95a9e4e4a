import { contextOf } from '../../../core/amend/checks/context.ts';
import { type Consequence, inOtherActs } from '../../../core/amend/checks/in-other-acts.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';
import { groupBy } from '../../../core/base/group-by.ts';
import { type Consequential, consequentialOf } from '../../../core/wording/consequential.ts';
import { findAct } from '../../corpus/held-texts.ts';
import { citingActs } from './citing-acts.ts';
import type { Context } from './context.ts';

/** Lists the consequences of a selection for the Acts in the library, and the consequential amendments that are certain. */
export async function findConsequences(
  context: Context,
  selected: readonly Drafted[],
): Promise<{ readonly all: readonly Consequence[]; readonly acts: readonly Consequential[] }> {
  const { instrument, deps } = context;
  const citing = await citingActs(context);
  const all = inOtherActs(contextOf({ instrument, selected, otherAmendments: [], citing }), citing);
  const acts: Consequential[] = [];
  const certainByAct = groupBy(
    all.filter(({ fix }) => fix !== null),
    ({ by: { id, version } }) => `${id}@${version}`,
  );
  for (const consequences of certainByAct.values()) {
    const [first] = consequences;
    const act = first && (await findAct(first.by.id, first.by.version, deps.shelf));
    if (act?.ok) acts.push(consequentialOf(act.value, consequences));
  }
  return { all, acts };
}
