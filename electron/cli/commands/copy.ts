import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ok } from '../../../core/base/result.ts';
import { openReview } from '../../../data/session/session.ts';
import { type Command, positionalArgument, requiredOption } from '../command.ts';
import { sessionDeps } from '../review.ts';

export const copyCommand: Command = {
  summary: 'save a copy of a review as one file, to send to somebody',
  usage: 'FILE --out COPY',
  help: `  --out COPY      the file to write; it must not exist yet

The copy has everything that is in the review at that moment, even while the review is open and changing.

  keeling copy stalking.keeling --out for-bea.keeling`,
  options: { out: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  run: async (args) => {
    const to = resolve(requiredOption(args, 'out'));
    const session = await openReview(positionalArgument(args, 0), await sessionDeps(args));
    if (!session.ok) return session;
    try {
      const copied = await session.value.copyTo(to);
      if (!copied.ok) return copied;
      const { size } = await stat(to);
      return ok(`${to}\n${size.toLocaleString('en-GB')} bytes`);
    } finally {
      await session.value.close();
    }
  },
};
