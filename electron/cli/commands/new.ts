import { basename } from 'node:path';
import { ok, type Result } from '../../../core/base/result.ts';
import { createReview } from '../../../data/session/create-review.ts';
import { describeReceived, receiveReview } from '../../../data/session/receive.ts';
import { withoutSuffix } from '../../policy/file-name.ts';
import { bytesOf } from '../bytes-of.ts';
import { type Arguments, type Command, positionalArgument, textOption } from '../command.ts';
import { AUTHOR_HELP, AUTHOR_OPTION, sessionDeps } from '../review.ts';

async function received(path: string, from: string, args: Arguments): Promise<Result<string>> {
  const bytes = await bytesOf(from);
  if (!bytes.ok) return bytes;
  const deps = await sessionDeps(args);
  const offered = await describeReceived(bytes.value, deps);
  if (!offered.ok) return offered;
  const receipt = await receiveReview(path, bytes.value, deps);
  return receipt.ok ? ok(`${path}: ${offered.value.title}, ${offered.value.entries} entries`) : receipt;
}

export const newCommand: Command = {
  summary: 'create a review of an Act',
  usage: 'FILE [--act ID] [--at VERSION] [--title TITLE] [--author NAME] | FILE --from PACKAGE',
  help: `  --act ID        the Act (default: ukpga/1997/40, the Protection from Harassment Act 1997)
  --at VERSION    its text as in force (current), as passed (enacted), or as imported (default: current)
  --title TITLE   the name of the review (default: the file's name)
${AUTHOR_HELP}
  --from PACKAGE  start from a colleague's package of all their work, or from a copy that they sent

  keeling new stalking.keeling --title "Stalking: recommendation 1"`,
  options: {
    from: { type: 'string' },
    act: { type: 'string' },
    at: { type: 'string' },
    title: { type: 'string' },
    ...AUTHOR_OPTION,
  },
  positionals: { min: 1, max: 1 },
  run: async (args) => {
    const path = positionalArgument(args, 0);
    const from = textOption(args, 'from');
    if (from !== undefined) return received(path, from, args);
    const at = textOption(args, 'at') ?? 'current';
    const title = textOption(args, 'title') ?? withoutSuffix(basename(path));
    const act = textOption(args, 'act') ?? 'ukpga/1997/40';
    const created = await createReview(path, { title, act, at }, await sessionDeps(args));
    if (!created.ok) return created;
    const instrument = await created.value.call('act.get', {});
    await created.value.close();
    return instrument.ok
      ? ok(`${path}: ${instrument.value.title}, ${instrument.value.description.replace(/^A/, 'a')}`)
      : instrument;
  },
};
