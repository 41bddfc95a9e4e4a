import { stat } from 'node:fs/promises';
import { ok, refuse } from '../../../core/base/result.ts';
import { verifyPack } from '../../../data/papers/pack/verify.ts';
import { type Command, EXIT, noServer, text, UsageError, word } from '../command.ts';
import { withReview } from '../review.ts';

export const verifyCommand: Command = {
  summary: 'check that what a review or a pack holds fits its own hashes',
  usage: 'FILE|DIR | --team SETTINGS [REVIEW]',
  help: `  FILE            a review: its ledger's chain is followed from end to end, and every table compared with it; a damaged
                  search index is made again from the responses
  DIR             a pack, or the zip of one: every file is compared with the manifest
  --team SETTINGS every review of a server for a department, or the one whose id follows: see docs/server.md

  Where something does not fit, it was damaged, or altered by somebody who did not make the hashes anew. Whoever can
  change every file can make the hashes anew, too. That nothing was altered shows only against a copy kept elsewhere:
  write down the seal of a pack, or the head of a review, where others can't change it, and compare it with the one
  that is printed here.

  keeling verify pack`,
  options: { team: { type: 'string' } },
  exits: { [EXIT.refused]: 'something does not fit: its place is named' },
  positionals: { min: 0, max: 1 },
  run: async (args) => {
    if (text(args, 'team') !== undefined) return noServer();
    if (args.positionals.length === 0) throw new UsageError('an argument is missing');
    const path = word(args, 0);
    const facts = await stat(path).catch(() => null);
    if (facts === null) return refuse('not-found', `There is no file or folder at ${path}`);
    if (facts.isDirectory() || path.toLowerCase().endsWith('.zip')) {
      const pack = await verifyPack(path);
      return pack.ok
        ? ok(`${path}: ${pack.value.files.length} files as the manifest says, seal ${pack.value.seal}`)
        : pack;
    }
    return withReview(path, args, async (call) => {
      const chain = await call('ledger.verify', {});
      if (!chain.ok) return chain;
      const { entries, head, search } = chain.value;
      const rebuilt =
        search === 'rebuilt' ? ['the search index of the responses was damaged, and was made again'] : [];
      return ok([`${path}: ${entries} entries, head ${head}`, ...rebuilt].join('\n'));
    });
  },
};
