import { ok } from '../../../core/base/result.ts';
import { SEARCH_KINDS, type SearchKind } from '../../../core/search/search-index.ts';
import { type Command, choiceOption, EXIT, positionalArgument, textOption, UsageError } from '../command.ts';
import { withReview } from '../review.ts';

function kindsOf(option: string | undefined): readonly SearchKind[] | undefined {
  if (option === undefined) return undefined;
  return option.split(',').map((name) => {
    const kind = SEARCH_KINDS.find((one) => one === name.trim());
    if (kind === undefined) throw new UsageError(`--in is some of ${SEARCH_KINDS.join(', ')}, not ${name}`);
    return kind;
  });
}

export const searchCommand: Command = {
  summary: 'search a review',
  usage: 'FILE "WORDS" [--in KIND,KIND] [--limit N] [--format text|json]',
  help: `  WORDS           words and “exact phrases”, best results first; the last word may be incomplete
  --in KINDS      some of ${SEARCH_KINDS.join(', ')} (default: all
                  except deleted, the words that amendments omit)
  --limit N       the number of results, best first (default: 50, at most 500)
  --format FORM   text, one result on each line; or json

  keeling search stalking.keeling "course of conduct" --in provision,note`,
  options: { in: { type: 'string' }, limit: { type: 'string' }, format: { type: 'string' } },
  exits: { [EXIT.refused]: 'nothing was found' },
  positionals: { min: 2, max: 2 },
  run: async (args) => {
    const format = choiceOption(args, 'format', ['text', 'json'], 'text');
    const kinds = kindsOf(textOption(args, 'in'));
    const limit = Number(textOption(args, 'limit') ?? 50);
    if (!Number.isInteger(limit) || limit < 1 || limit > 500)
      throw new UsageError('--limit is a number from 1 to 500');
    return withReview(positionalArgument(args, 0), args, async (call) => {
      const results = await call('search.run', {
        words: positionalArgument(args, 1),
        limit,
        ...(kinds && { kinds: [...kinds] }),
      });
      if (!results.ok) return results;
      const { hits, counts } = results.value;
      const exit = hits.length === 0 ? EXIT.refused : EXIT.done;
      if (format === 'json') return ok({ text: JSON.stringify(results.value, null, 2), exit });
      const lines = hits.map(
        ({ kind, name, text: words }) => `${kind}: ${name}: ${words.replaceAll(/\s+/g, ' ')}`,
      );
      const totals = SEARCH_KINDS.flatMap((kind) => (counts[kind] ? `${counts[kind]} ${kind}` : []));
      return ok({ text: [...lines, totals.join(', ') || 'nothing found'].join('\n'), exit });
    });
  },
};
