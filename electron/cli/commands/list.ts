import { ok } from '../../../core/base/result.ts';
import { type Command, choice, word } from '../command.ts';
import { withReview } from '../review.ts';

export const listCommand: Command = {
  summary: 'list the amendments of a review',
  usage: 'FILE [--format text|json]',
  help: `  --format FORM   text, one amendment a line: number, state, author, title (apart by tabs); or json with their edits

  keeling list stalking.keeling`,
  options: { format: { type: 'string' } },
  positionals: { least: 1, most: 1 },
  run: async (given) => {
    const format = choice(given, 'format', ['text', 'json'], 'text');
    return withReview(word(given, 0), given, async (call) => {
      const held = await call('amendment.list', {});
      if (!held.ok) return held;
      if (format === 'json') return ok(JSON.stringify(held.value, null, 2));
      const lines = held.value.map(({ id, state, author, title }) => [id, state, author, title].join('\t'));
      return ok(lines.join('\n'));
    });
  },
};
