import { resolve } from 'node:path';
import { ok } from '../../../core/base/result.ts';
import { type Command, positionalArgument, requiredOption, textOption, UsageError } from '../command.ts';
import { withReview } from '../review.ts';

export const packageCommand: Command = {
  summary: 'share the work in a review as one file, for a colleague with a copy to import',
  usage: 'FILE --out PACKAGE [--since ENTRY]',
  help: `  --out PACKAGE   the file to write; it must not exist yet
  --since ENTRY   only work after this entry of the history, which your colleague must have (default: everything)

  keeling package stalking.keeling --out for-bea.keeling-package`,
  options: { out: { type: 'string' }, since: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  run: async (args) => {
    const to = resolve(requiredOption(args, 'out'));
    const since = textOption(args, 'since') ?? '0';
    if (!/^\d{1,15}$/.test(since)) throw new UsageError(`--since is the number of an entry, not ${since}`);
    return withReview(positionalArgument(args, 0), args, async (call) => {
      const exported = await call('package.make', { since: Number(since), to });
      if (!exported.ok) return exported;
      const { zip, entries, bytes } = exported.value;
      return ok(`${zip}\n${entries} entries, ${bytes.toLocaleString('en-GB')} bytes`);
    });
  },
};
