import { contextOf } from '../../../core/amend/checks/context.ts';
import { type Consequence, inOtherActs } from '../../../core/amend/checks/in-other-acts.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';
import { groupBy } from '../../../core/base/group-by.ts';
import { type Consequential, consequentialOf } from '../../../core/wording/consequential.ts';
import { findAct } from '../../corpus/held-texts.ts';
import { citingActs } from './citing-acts.ts';
import type { Context } from './context.ts';

/**
 * Lists the consequences of the selected amendments for other Acts in the library. `consequentials` has the amendments
 * of those Acts that are certain.
 */
export async function findConsequences(
  context: Context,
  selected: readonly Drafted[],
): Promise<{
  readonly consequences: readonly Consequence[];
  readonly consequentials: readonly Consequential[];
}> {
  const { instrument, deps } = context;
  const citations = await citingActs(context);
  const consequences = inOtherActs(
    contextOf({ instrument, selected, otherAmendments: [], citing: citations }),
    citations,
  );
  const consequentials: Consequential[] = [];
  const certainByAct = groupBy(
    consequences.filter(({ fix }) => fix !== null),
    ({ by: { id, version } }) => `${id}@${version}`,
  );
  for (const actConsequences of certainByAct.values()) {
    const [first] = actConsequences;
    const act = first && (await findAct(first.by.id, first.by.version, deps.shelf));
    if (act?.ok) consequentials.push(consequentialOf(act.value, actConsequences));
  }
  return { consequences, consequentials };
}
