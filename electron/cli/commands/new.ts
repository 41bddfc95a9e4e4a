import { basename } from 'node:path';
import { ok, type Result } from '../../../core/base/result.ts';
import { createReview } from '../../../data/session/create-review.ts';
import { lookAtReceived, receiveReview } from '../../../data/session/receive.ts';
import { withoutSuffix } from '../../policy/file-name.ts';
import { bytesOf } from '../bytes-of.ts';
import { type Arguments, type Command, text, word } from '../command.ts';
import { AUTHOR_HELP, AUTHOR_OPTION, sessionDeps } from '../review.ts';

async function received(path: string, from: string, given: Arguments): Promise<Result<string>> {
  const bytes = await bytesOf(from);
  if (!bytes.ok) return bytes;
  const deps = await sessionDeps(given);
  const found = await lookAtReceived(bytes.value, deps);
  if (!found.ok) return found;
  const made = await receiveReview(path, bytes.value, deps);
  return made.ok ? ok(`${path}: ${found.value.title}, ${found.value.entries} entries`) : made;
}

export const newCommand: Command = {
  summary: 'create a review of an Act',
  usage: 'FILE [--act ID] [--at VERSION] [--title TITLE] [--author NAME] | FILE --from PACKAGE',
  help: `  --act ID        the Act; otherwise ukpga/1997/40, the Protection from Harassment Act 1997
  --at VERSION    its text as in force (current), as passed (enacted), or as imported; otherwise current
  --title TITLE   what the review is called; otherwise the file's name
${AUTHOR_HELP}
  --from PACKAGE  a copy of the review that a colleague's package of all their work holds (or a copy that they sent)

  keeling new stalking.keeling --title "Stalking: recommendation 1"`,
  options: {
    from: { type: 'string' },
    act: { type: 'string' },
    at: { type: 'string' },
    title: { type: 'string' },
    ...AUTHOR_OPTION,
  },
  positionals: { least: 1, most: 1 },
  run: async (given) => {
    const path = word(given, 0);
    const from = text(given, 'from');
    if (from !== undefined) return received(path, from, given);
    const at = text(given, 'at') ?? 'current';
    const title = text(given, 'title') ?? withoutSuffix(basename(path));
    const act = text(given, 'act') ?? 'ukpga/1997/40';
    const made = await createReview(path, { title, act, at }, await sessionDeps(given));
    if (!made.ok) return made;
    const instrument = await made.value.call('act.get', {});
    await made.value.close();
    return instrument.ok
      ? ok(`${path}: ${instrument.value.title}, ${instrument.value.description.replace(/^A/, 'a')}`)
      : instrument;
  },
};
