import { stat } from 'node:fs/promises';
import { ok, refuse } from '../../../core/base/result.ts';
import { verifyPack } from '../../../data/papers/pack/verify.ts';
import {
  type Command,
  EXIT,
  positionalArgument,
  refuseNoServer,
  textOption,
  UsageError,
} from '../command.ts';
import { withReview } from '../review.ts';

export const verifyCommand: Command = {
  summary: 'check a review or a pack against its own hashes',
  usage: 'FILE|DIR | --team SETTINGS [REVIEW]',
  help: `  FILE            a review: checks its ledger's whole chain, and compares every table with it; rebuilds a damaged
                  search index from the responses
  DIR             a pack, or its zip: compares every file with the manifest
  --team SETTINGS every review of a server for a department, or the one whose id follows: see docs/server.md

  A mismatch means damage, or an alteration by somebody who did not recalculate the hashes. Anybody who can change every
  file can also recalculate the hashes. To be sure that nothing was altered, keep the seal of the pack, or the head of the
  review, where others can't change it, and compare it with the one that is printed here.

  keeling verify pack`,
  options: { team: { type: 'string' } },
  exits: { [EXIT.refused]: 'there is a mismatch; the output says where' },
  positionals: { min: 0, max: 1 },
  run: async (args) => {
    if (textOption(args, 'team') !== undefined) return refuseNoServer();
    if (args.positionals.length === 0) throw new UsageError('an argument is missing');
    const path = positionalArgument(args, 0);
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
        search === 'rebuilt' ? ['the search index of the responses was damaged, and has been rebuilt'] : [];
      return ok([`${path}: ${entries} entries, head ${head}`, ...rebuilt].join('\n'));
    });
  },
};
