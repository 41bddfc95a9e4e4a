import { parseCitation } from '../../../core/act/citation.ts';
import { amendmentIdSchema } from '../../../core/amend/edits/amendment.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { LINK_TYPES, type LinkType, type Ref, splitRef } from '../../../core/evidence/link.ts';
import type { Session } from '../../../data/session/session.ts';
import { type Command, choiceOption, positionalArgument } from '../command.ts';
import { namedRef } from '../named-ref.ts';
import { AUTHOR_HELP, AUTHOR_OPTION, withReview } from '../review.ts';

/** The default type of a link from an amendment to this kind of target. */
const usualType = (to: Ref): LinkType => {
  const { kind } = splitRef(to);
  if (kind === 'recommendation' || kind === 'commitment') return 'implements';
  return kind === 'note' || kind === 'excerpt' ? 'evidence-for' : 'responds-to';
};

/** Parses an amendment's number or a provision's citation. */
async function readSource(call: Session['call'], name: string): Promise<Result<Ref>> {
  if (amendmentIdSchema.safeParse(name).success) return ok<Ref>(`amendment:${name}`);
  const act = await call('act.get', {});
  if (!act.ok) return act;
  const pid = parseCitation(act.value.root, name);
  return pid === null
    ? refuse('not-found', `${name} is neither an amendment nor a provision`)
    : ok<Ref>(`provision:${pid}`);
}

export const linkCommand: Command = {
  summary: 'link an amendment to a recommendation or to evidence',
  usage: 'FILE FROM --to KIND:ID [--type TYPE] [--author NAME]',
  help: `  FROM            an amendment (A-001), or a provision ("section 2A(3)")
  --to KIND:ID    recommendation:1, commitment:ID, response:ID, note:N-001
  --type TYPE     one of ${LINK_TYPES.join(', ')};
                  (default: implements, or evidence-for a note)
${AUTHOR_HELP}

  keeling link stalking.keeling A-001 --to recommendation:1`,
  options: { to: { type: 'string' }, type: { type: 'string' }, ...AUTHOR_OPTION },
  positionals: { min: 2, max: 2 },
  run: async (args) => {
    const to = namedRef(args, 'to');
    const type = choiceOption(args, 'type', LINK_TYPES, usualType(to));
    return withReview(positionalArgument(args, 0), args, async (call) => {
      const from = await readSource(call, positionalArgument(args, 1));
      if (!from.ok) return from;
      const added = await call('link.add', { type, from: from.value, to });
      return added.ok ? ok(`${positionalArgument(args, 1)} ${type} ${to}`) : added;
    });
  },
};
