import { parseCitation } from '../../../core/act/citation.ts';
import type { Provision } from '../../../core/act/tree.ts';
import { editsOutside, type ScopeFields, scopeWords } from '../../../core/amend/changes/scope.ts';
import { isLive } from '../../../core/amend/edits/states.ts';
import { capital, doing } from '../../../core/base/english.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { Session } from '../../../data/session/session.ts';
import { type Arguments, type Command, UsageError, word } from '../command.ts';
import { AUTHOR_HELP, AUTHOR_OPTION, withReview } from '../review.ts';

/** What a review is to change; `undefined` where it is only asked what it may. */
function wanted({ positionals, values }: Arguments, root: Provision): Result<ScopeFields | null | undefined> {
  const [, ...names] = positionals;
  if (values.none === true) return ok(null);
  if (names.length === 0) return ok(undefined);
  const found = names.map((name) => parseCitation(root, name));
  const unknown = names[found.indexOf(null)];
  if (unknown !== undefined)
    return refuse('not-found', `“${unknown}” names no provision of this Act, or could name more than one`);
  return ok({ provisions: found.flatMap((pid) => pid ?? []), additions: values.additions === true });
}

/** A scope in words, with the amendments that change something outside it. */
async function told(
  call: Session['call'],
  root: Provision,
  scope: ScopeFields | null,
): Promise<Result<string>> {
  if (!scope) return ok('This review may change everything.');
  const held = await call('amendment.list', {});
  if (!held.ok) return held;
  const outside = held.value.filter((one) => isLive(one) && editsOutside(root, scope, one.edits).length > 0);
  const ids = outside.map(({ id }) => id);
  const more = ids.length === 0 ? [] : [`${doing(ids, 'changes', 'change')} provisions outside it.`];
  return ok([`This review may change ${scopeWords(root, scope)}`, ...more].map(capital).join('\n'));
}

export const scopeCommand: Command = {
  summary: 'say or set what of the Act a review may change',
  usage: 'FILE [PROVISION …] [--additions] [--none] [--author NAME]',
  help: `  PROVISION       what it may change, with everything under it: "section 2A" "section 4A(1)"
  --additions     new provisions may be added after these
  --none          no limit: it may change everything
${AUTHOR_HELP}

  keeling scope stalking.keeling "section 2A" "section 4A" --additions`,
  options: { additions: { type: 'boolean' }, none: { type: 'boolean' }, ...AUTHOR_OPTION },
  positionals: { least: 1, most: 1000 },
  run: async (given) => {
    const isNamed = given.positionals.length > 1;
    if (given.values.none && (isNamed || given.values.additions))
      throw new UsageError('--none goes with no provision and no --additions');
    if (given.values.additions && !isNamed) throw new UsageError('--additions needs the provisions');
    return withReview(word(given, 0), given, async (call) => {
      const act = await call('act.get', {});
      if (!act.ok) return act;
      const { root } = act.value;
      const asked = wanted(given, root);
      if (!asked.ok) return asked;
      const scope = asked.value && { ...asked.value, provisions: [...asked.value.provisions] };
      const now = await (scope === undefined ? call('scope.get', {}) : call('scope.set', { scope }));
      return now.ok ? told(call, root, now.value.scope) : now;
    });
  },
};
