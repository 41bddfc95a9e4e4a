import { ok } from '../../../core/base/result.ts';
import { type Command, choiceOption, positionalArgument } from '../command.ts';
import { withReview } from '../review.ts';

export const listCommand: Command = {
  summary: 'list the amendments of a review',
  usage: 'FILE [--format text|json]',
  help: `  --format FORM   text, one amendment on each line: number, state, author, title (separated by tabs); or json with their edits

  keeling list stalking.keeling`,
  options: { format: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  run: async (args) => {
    const format = choiceOption(args, 'format', ['text', 'json'], 'text');
    return withReview(positionalArgument(args, 0), args, async (call) => {
      const amendmentList = await call('amendment.list', {});
      if (!amendmentList.ok) return amendmentList;
      if (format === 'json') return ok(JSON.stringify(amendmentList.value, null, 2));
      const lines = amendmentList.value.map(({ id, state, author, title }) =>
        [id, state, author, title].join('\t'),
      );
      return ok(lines.join('\n'));
    });
  },
};
