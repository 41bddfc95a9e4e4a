import type { Knex } from 'knex';
import { capital } from '../../../core/base/english.ts';
import { type Result, refuse } from '../../../core/base/result.ts';
import { provisionName, sectionOf } from '../../../core/word-import/describe-item.ts';
import type { WordItem } from '../../../core/word-import/item.ts';
import { amendmentGroupKey, type RefusedItem } from '../../../core/word-import/only-takeable.ts';
import type { ChosenItem } from '../../../core/word-import/take-items.ts';
import { nextAmendmentIds } from '../../store/amendments.ts';
import type { Context } from '../context/context.ts';
import { authorOf } from './names.ts';
import type { WordPreview } from './preview-word.ts';

/** A new amendment for the changes of one person in one section. Its title is published, so it contains no name. */
export interface Group {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly isTracked: boolean;
}

/** Groups the chosen changes into new amendments, which get the next free numbers. */
export async function groupItems(
  context: Context,
  trx: Knex.Transaction,
  { changes, document }: Pick<WordPreview, 'changes' | 'document'>,
  chosen: readonly { readonly item: WordItem }[],
): Promise<{ readonly groups: ReadonlyMap<string, Group>; readonly taking: readonly ChosenItem[] }> {
  const { root } = context.instrument;
  const groups = new Map<string, Group>();
  // There are at most as many groups as items.
  const ids = await nextAmendmentIds(trx, chosen.length);
  const taking = chosen.map(({ item }): ChosenItem => {
    const key = amendmentGroupKey(item, changes.exportedAct, root);
    let group = groups.get(key);
    if (!group) {
      const author = authorOf(item, document.savedBy);
      const isTracked = item.maker.kind === 'tracked';
      const section = sectionOf(changes.exportedAct, root, item.pid);
      group = {
        id: ids[groups.size] ?? '',
        author,
        isTracked,
        title: `${capital(provisionName(changes.exportedAct, root, section) || 'the Act')}: changed in Word${isTracked ? '' : ' without tracking'}`,
      };
      groups.set(key, group);
    }
    return { item, targetId: group.id };
  });
  return { groups, taking };
}

/**
 * Refuses changes that can’t be imported together with the others. The message names each, so that users can exclude
 * it.
 */
export function refuseUntakeable({ items }: WordPreview, untakeable: readonly RefusedItem[]): Result<never> {
  const descriptionByItem = new Map([...items.values()].map(({ item, description }) => [item, description]));
  const words = untakeable.map(
    (one) => `${descriptionByItem.get(one.chosenItem.item)?.words}: ${one.refusal.message}.`,
  );
  const [first] = untakeable;
  return refuse(
    first?.refusal.kind ?? 'refused',
    `${words.join(' ')} Leave ${untakeable.length === 1 ? 'this change' : 'these changes'} out. Nothing was imported.`,
    first && descriptionByItem.get(first.chosenItem.item)?.id,
  );
}
