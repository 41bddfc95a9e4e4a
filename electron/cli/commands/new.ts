import { basename } from 'node:path';
import { ok } from '../../../core/base/result.ts';
import { createReview } from '../../../data/session/create-review.ts';
import { withoutSuffix } from '../../policy/file-name.ts';
import { type Command, text, word } from '../command.ts';
import { AUTHOR_HELP, AUTHOR_OPTION, sessionDeps } from '../review.ts';

export const newCommand: Command = {
  summary: 'a review of an Act that Keeling holds',
  usage: 'FILE [--act ID] [--at VERSION] [--title TITLE] [--author NAME]',
  help: `  --act ID        the Act; otherwise ukpga/1997/40, the Protection from Harassment Act 1997
  --at VERSION    its text as in force (current), as passed (enacted), or as imported; otherwise current
  --title TITLE   what the review is called; otherwise the file's name
${AUTHOR_HELP}

  keeling new stalking.keeling --title "Stalking: recommendation 1"`,
  options: { act: { type: 'string' }, at: { type: 'string' }, title: { type: 'string' }, ...AUTHOR_OPTION },
  positionals: { least: 1, most: 1 },
  run: async (given) => {
    const path = word(given, 0);
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
