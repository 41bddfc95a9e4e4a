import { z } from 'zod';
import { cite } from '../../act/citation.ts';
import { referencesIn } from '../../act/references/references.ts';
import { FIELDS, indexTree, type Pid, type Provision } from '../../act/tree.ts';
import { amendmentIdSchema } from '../edits/amendment.ts';
import { chooseCompatible } from '../edits/clash.ts';
import type { Drafted } from '../edits/edit-index.ts';
import { asAmendedOf, redline } from '../redline/redline.ts';
import type { Renumbered } from './renumber.ts';
import { insertionOf } from './with-inserted.ts';

export const outdatedReferenceSchema = z.object({
  /** The provision with the words. `am` is the amendment that inserts it, null in existing law. */
  pid: z.string(),
  field: z.enum(FIELDS),
  am: amendmentIdSchema.nullable(),
  place: z.string(),
  text: z.string(),
  target: z.string(),
  /** The old number, which the words have, and the new one. */
  from: z.string(),
  to: z.string(),
});
/** Words that refer to a provision by its old number, for a person to correct. */
type OutdatedReference = Readonly<z.infer<typeof outdatedReferenceSchema>>;

/** Texts that together contain every amendment, with alternatives in different ones. */
function textsWithAll(base: Provision, amendments: readonly Drafted[]): readonly Provision[] {
  const { chosen, leftOut } = chooseCompatible(base, amendments);
  const alternatives = leftOut.map(({ id }) => {
    const first = amendments.filter((amendment) => amendment.id === id);
    const following = amendments.filter((amendment) => amendment.id !== id);
    return chooseCompatible(base, [...first, ...following]).chosen;
  });
  return [chosen, ...alternatives].map((selection) => asAmendedOf(redline(base, selection)));
}

/**
 * Every reference in the draft to a provision that was renumbered. They are only reported, because the words may be
 * another person's. `before` are the amendments before `renumber` changed them.
 */
export function outdatedReferences(
  base: Provision,
  before: readonly Drafted[],
  renumbered: readonly Renumbered[],
  instrumentTitle: string,
): readonly OutdatedReference[] {
  if (renumbered.length === 0) return [];
  const byPid = new Map(renumbered.map((one) => [one.pid, one]));
  const outdated = new Map<string, OutdatedReference>();
  for (const text of textsWithAll(base, before)) {
    const { parentOf } = indexTree(text);
    for (const { key, pid, field, text: words, targets } of referencesIn(text, instrumentTitle)) {
      for (const target of targets) {
        // A reference to a part has the numbers of the provisions round it, too: "section 2C(1)".
        for (let at: Pid | undefined = target; at !== undefined; at = parentOf.get(at)?.pid) {
          const changed = byPid.get(at);
          if (!changed || !words.includes(changed.from)) continue;
          const { from, to } = changed;
          const am = insertionOf(before, pid)?.am ?? null;
          const place = cite(text, pid);
          outdated.set(`${key} ${at}`, { pid, field, am, place, text: words, target: at, from, to });
        }
      }
    }
  }
  return [...outdated.values()];
}
