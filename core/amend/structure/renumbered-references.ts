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
  /** Where the words are, and in whose inserted provision; null in the Act's own. */
  pid: z.string(),
  field: z.enum(FIELDS),
  am: amendmentIdSchema.nullable(),
  place: z.string(),
  text: z.string(),
  target: z.string(),
  /** The number that was meant, and the one that it is now. */
  from: z.string(),
  to: z.string(),
});
/** Words of the draft that name a provision by a number that it no longer has. A person changes them. */
type OutdatedReference = Readonly<z.infer<typeof outdatedReferenceSchema>>;

/** Texts in which every amendment is made in one of them at least, alternatives apart. */
function texts(base: Provision, amendments: readonly Drafted[]): readonly Provision[] {
  const { chosen, leftOut } = chooseCompatible(base, amendments);
  const others = leftOut.map(({ id }) => {
    const first = amendments.filter((amendment) => amendment.id === id);
    const rest = amendments.filter((amendment) => amendment.id !== id);
    return chooseCompatible(base, [...first, ...rest]).chosen;
  });
  return [chosen, ...others].map((selection) => asAmendedOf(redline(base, selection)));
}

/**
 * What in the draft refers to a provision that was given another number. `before` are the amendments as they were
 * before `renumber` changed them. Nothing is changed silently: the words are whoever's they are.
 */
export function outdatedReferences(
  base: Provision,
  before: readonly Drafted[],
  renumbered: readonly Renumbered[],
  instrumentTitle: string,
): readonly OutdatedReference[] {
  if (renumbered.length === 0) return [];
  const byPid = new Map(renumbered.map((one) => [one.pid, one]));
  const found = new Map<string, OutdatedReference>();
  for (const text of texts(base, before)) {
    const { parentOf } = indexTree(text);
    for (const { key, pid, field, text: words, targets } of referencesIn(text, instrumentTitle)) {
      for (const target of targets) {
        // A reference to what is in a provision says that provision's number too: "section 2C(1)".
        for (let at: Pid | undefined = target; at !== undefined; at = parentOf.get(at)?.pid) {
          const changed = byPid.get(at);
          if (!changed || !words.includes(changed.from)) continue;
          const { from, to } = changed;
          const am = insertionOf(before, pid)?.am ?? null;
          const place = cite(text, pid);
          found.set(`${key} ${at}`, { pid, field, am, place, text: words, target: at, from, to });
        }
      }
    }
  }
  return [...found.values()];
}
