import { z } from 'zod';
import { AMENDMENT_STATES, type Amendment, amendmentIdSchema } from '../amend/edits/amendment.ts';
import type { Drafted } from '../amend/edits/edit-index.ts';
import { editKey } from '../amend/edits/edit-key.ts';
import { ANSWERING, type Link, splitRef } from '../evidence/link.ts';

/**
 * Which changes are applied. What is left out of it narrows nothing; a withdrawn amendment is only applied when its
 * state is asked for.
 */
export const chooserSchema = z.object({
  amendments: z.union([z.literal('all'), z.array(amendmentIdSchema).readonly()]),
  states: z.array(z.enum(AMENDMENT_STATES)).readonly().optional(),
  /** Amendments that answer any of these. */
  recommendations: z.array(z.string()).readonly().optional(),
  authors: z.array(z.string()).readonly().optional(),
  /** Edits that are left out of the amendments chosen, by `editKey`. */
  withoutEdits: z.array(z.string()).readonly().optional(),
});
type Chooser = z.infer<typeof chooserSchema>;

/** Everything but what is withdrawn. */
export const CHOOSE_ALL: Chooser = { amendments: 'all' };

/** An edit that had to go with one that was left out, because it stands in what that one makes. */
interface Dragged {
  readonly am: string;
  readonly key: string;
}

/** The text's amendments as a chooser has them. They may still be alternatives: see `chooseCompatible`. */
interface Choice {
  readonly drafted: readonly Drafted[];
  readonly dragged: readonly Dragged[];
}

/** The amendments that answer each of some recommendations, by their links. */
function answering(
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

/** An amendment without some edits, nor those that stand beside a part that one of them would have made. */
function without(amendment: Drafted, left: ReadonlySet<string>, dragged: Dragged[]): Drafted {
  const { id, edits } = amendment;
  const out = edits.filter((edit) => left.has(editKey(id, edit)));
  if (out.length === 0) return amendment;
  const dividedPids = new Set(out.flatMap((edit) => (edit.type === 'divide' ? [edit.newPid] : [])));
  const keptEdits = edits.filter((edit) => {
    if (out.includes(edit)) return false;
    const stranded =
      (edit.type === 'insert' || edit.type === 'move') && edit.after !== null && dividedPids.has(edit.after);
    if (stranded) dragged.push({ am: id, key: editKey(id, edit) });
    return !stranded;
  });
  return { id, edits: keptEdits };
}

/** The amendments that a chooser asks for, in the order given, each without the edits that it leaves out. */
export function choose(
  chooser: Chooser,
  amendments: readonly Amendment[],
  links: readonly Pick<Link, 'type' | 'from' | 'to'>[],
): Choice {
  const { amendments: ids, states, recommendations, authors, withoutEdits = [] } = chooser;
  const answers = recommendations && answering(links, recommendations);
  const candidates = amendments.filter(
    ({ id, state, author }) =>
      (ids === 'all' || ids.includes(id)) &&
      (states ? states.includes(state) : state !== 'withdrawn') &&
      (!authors || authors.includes(author)) &&
      (!answers || answers.has(id)),
  );
  const left = new Set(withoutEdits);
  const dragged: Dragged[] = [];
  return { drafted: candidates.map((amendment) => without(amendment, left, dragged)), dragged };
}
