import { ok } from '../../../core/base/result.ts';
import { SEARCH_KINDS, type SearchKind } from '../../../core/search/search-index.ts';
import { type Command, choice, EXIT, text, UsageError, word } from '../command.ts';
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
  help: `  WORDS           any of the words and “phrases”, best first; the last word may be the beginning of one
  --in KINDS      some of ${SEARCH_KINDS.join(', ')}; all but
                  deleted (the words that amendments leave out) otherwise
  --limit N       at most so many, best first: 50 otherwise, 500 at most
  --format FORM   text, a line each; or json

  keeling search stalking.keeling "course of conduct" --in provision,note`,
  options: { in: { type: 'string' }, limit: { type: 'string' }, format: { type: 'string' } },
  exits: { [EXIT.refused]: 'nothing was found' },
  positionals: { min: 2, max: 2 },
  run: async (args) => {
    const format = choice(args, 'format', ['text', 'json'], 'text');
    const kinds = kindsOf(text(args, 'in'));
    const limit = Number(text(args, 'limit') ?? 50);
    if (!Number.isInteger(limit) || limit < 1 || limit > 500)
      throw new UsageError('--limit is a number from 1 to 500');
    return withReview(word(args, 0), args, async (call) => {
      const results = await call('search.run', {
        words: word(args, 1),
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
