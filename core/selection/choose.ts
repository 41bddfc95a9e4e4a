import { z } from 'zod';
import { AMENDMENT_STATES, type Amendment, amendmentIdSchema } from '../amend/edits/amendment.ts';
import type { Drafted } from '../amend/edits/edit-index.ts';
import { editKey } from '../amend/edits/edit-key.ts';
import { ANSWERING, type Link, splitRef } from '../evidence/link.ts';

/**
 * Chooses the amendments that are applied. An absent member does not restrict the choice. A withdrawn amendment is applied
 * only if `states` has `withdrawn`.
 */
export const chooserSchema = z.object({
  amendments: z.union([z.literal('all'), z.array(amendmentIdSchema).readonly()]),
  states: z.array(z.enum(AMENDMENT_STATES)).readonly().optional(),
  /** Only amendments that answer at least one of these recommendations. */
  recommendations: z.array(z.string()).readonly().optional(),
  authors: z.array(z.string()).readonly().optional(),
  /** Edits of the chosen amendments that are not applied, by `editKey`. */
  withoutEdits: z.array(z.string()).readonly().optional(),
});
type Chooser = z.infer<typeof chooserSchema>;

/** Chooses all amendments that are not withdrawn. */
export const CHOOSE_ALL: Chooser = { amendments: 'all' };

/** An edit that is left out because it depends on another edit that is left out. */
interface DependentEdit {
  readonly am: string;
  readonly key: string;
}

/** The chosen amendments. Some may still be alternatives to each other: see `chooseCompatible`. */
interface Choice {
  readonly drafted: readonly Drafted[];
  readonly dragged: readonly DependentEdit[];
}

/** The ids of the amendments that are linked as answers to at least one of the recommendations. */
function answeringAmendments(
  links: readonly Pick<Link, 'type' | 'from' | 'to'>[],
  recommendationIds: readonly string[],
): ReadonlySet<string> {
  const types: readonly string[] = ANSWERING;
  return new Set(
    links.flatMap(({ type, from, to }) => {
      const [source, target] = [splitRef(from), splitRef(to)];
      const answers =
        target.kind === 'recommendation' && recommendationIds.includes(target.id) && types.includes(type);
      return answers && source.kind === 'amendment' ? [source.id] : [];
    }),
  );
}

/**
 * An amendment without some edits. An insertion or move after a part of a divided provision is left out with the division.
 * Such edits are added to `dragged`.
 */
function withoutSome(
  amendment: Drafted,
  omittedKeys: ReadonlySet<string>,
  dragged: DependentEdit[],
): Drafted {
  const { id, edits } = amendment;
  const omitted = edits.filter((edit) => omittedKeys.has(editKey(id, edit)));
  if (omitted.length === 0) return amendment;
  const dividedPids = new Set(omitted.flatMap((edit) => (edit.type === 'divide' ? [edit.newPid] : [])));
  const keptEdits = edits.filter((edit) => {
    if (omitted.includes(edit)) return false;
    const isDependent =
      (edit.type === 'insert' || edit.type === 'move') && edit.after !== null && dividedPids.has(edit.after);
    if (isDependent) dragged.push({ am: id, key: editKey(id, edit) });
    return !isDependent;
  });
  return { id, edits: keptEdits };
}

/** Applies a chooser to amendments. Their order stays. */
export function choose(
  chooser: Chooser,
  amendments: readonly Amendment[],
  links: readonly Pick<Link, 'type' | 'from' | 'to'>[],
): Choice {
  const { amendments: ids, states, recommendations, authors, withoutEdits = [] } = chooser;
  const answers = recommendations && answeringAmendments(links, recommendations);
  const candidates = amendments.filter(
    ({ id, state, author }) =>
      (ids === 'all' || ids.includes(id)) &&
      (states ? states.includes(state) : state !== 'withdrawn') &&
      (!authors || authors.includes(author)) &&
      (!answers || answers.has(id)),
  );
  const omittedKeys = new Set(withoutEdits);
  const dragged: DependentEdit[] = [];
  return { drafted: candidates.map((amendment) => withoutSome(amendment, omittedKeys, dragged)), dragged };
}
