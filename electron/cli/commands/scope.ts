import { parseCitation } from '../../../core/act/citation.ts';
import type { Provision } from '../../../core/act/tree.ts';
import { editsOutside, type ScopeFields, scopeWords } from '../../../core/amend/changes/scope.ts';
import { isLive } from '../../../core/amend/edits/states.ts';
import { capital, subjectAndVerb } from '../../../core/base/english.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { Session } from '../../../data/session/session.ts';
import { type Arguments, type Command, positionalArgument, UsageError } from '../command.ts';
import { AUTHOR_HELP, AUTHOR_OPTION, withReview } from '../review.ts';

/** The new scope from the options; undefined if the command only shows the scope. */
function scopeOption(
  { positionals, values }: Arguments,
  root: Provision,
): Result<ScopeFields | null | undefined> {
  const [, ...names] = positionals;
  if (values.none === true) return ok(null);
  if (names.length === 0) return ok(undefined);
  const pids = names.map((name) => parseCitation(root, name));
  const unknown = names[pids.indexOf(null)];
  if (unknown !== undefined)
    return refuse('not-found', `“${unknown}” names no provision of this Act, or could name more than one`);
  return ok({ provisions: pids.flatMap((pid) => pid ?? []), additions: values.additions === true });
}

/** The scope in words, and the amendments that change something outside it. */
async function describeScope(
  call: Session['call'],
  root: Provision,
  scope: ScopeFields | null,
): Promise<Result<string>> {
  if (!scope) return ok('This review may change everything.');
  const amendmentList = await call('amendment.list', {});
  if (!amendmentList.ok) return amendmentList;
  const outside = amendmentList.value.filter(
    (one) => isLive(one) && editsOutside(root, scope, one.edits).length > 0,
  );
  const ids = outside.map(({ id }) => id);
  const outsideWords =
    ids.length === 0 ? [] : [`${subjectAndVerb(ids, 'changes', 'change')} provisions outside it.`];
  return ok([`This review may change ${scopeWords(root, scope)}`, ...outsideWords].map(capital).join('\n'));
}

export const scopeCommand: Command = {
  summary: 'show or set what a review may change in the Act',
  usage: 'FILE [PROVISION …] [--additions] [--none] [--author NAME]',
  help: `  PROVISION       a provision that it may change, with everything under it: "section 2A" "section 4A(1)"
  --additions     new provisions may be added after these
  --none          no limit: it may change everything
${AUTHOR_HELP}

  keeling scope stalking.keeling "section 2A" "section 4A" --additions`,
  options: { additions: { type: 'boolean' }, none: { type: 'boolean' }, ...AUTHOR_OPTION },
  positionals: { min: 1, max: 1000 },
  run: async (args) => {
    const isNamed = args.positionals.length > 1;
    if (args.values.none && (isNamed || args.values.additions))
      throw new UsageError('--none goes with no provision and no --additions');
    if (args.values.additions && !isNamed) throw new UsageError('--additions needs the provisions');
    return withReview(positionalArgument(args, 0), args, async (call) => {
      const act = await call('act.get', {});
      if (!act.ok) return act;
      const { root } = act.value;
      const requested = scopeOption(args, root);
      if (!requested.ok) return requested;
      const scope = requested.value && { ...requested.value, provisions: [...requested.value.provisions] };
      const now = await (scope === undefined ? call('scope.get', {}) : call('scope.set', { scope }));
      return now.ok ? describeScope(call, root, now.value.scope) : now;
    });
  },
};
