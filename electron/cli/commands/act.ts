import { ok } from '../../../core/base/result.ts';
import { findAct } from '../../../data/corpus/held-texts.ts';
import { shelfFolder } from '../../folders.ts';
import { actText } from '../act-text.ts';
import { type Command, choiceOption, textOption } from '../command.ts';

export const actCommand: Command = {
  summary: 'print the text of an Act',
  usage: '[ID] [--at VERSION] [--format text|json]',
  help: `  ID              the Act (default: ukpga/1997/40, the Protection from Harassment Act 1997)
  --at VERSION    its text as in force (current), as passed (enacted), or as imported (default: current)
  --format FORM   text to read, or json with everything that Keeling has of it (default: text)

  keeling act --at enacted --format json > act.json`,
  options: { at: { type: 'string' }, format: { type: 'string' } },
  positionals: { min: 0, max: 1 },
  run: async (args) => {
    const at = textOption(args, 'at') ?? 'current';
    const format = choiceOption(args, 'format', ['text', 'json'], 'text');
    const act = await findAct(args.positionals[0] ?? 'ukpga/1997/40', at, shelfFolder());
    if (!act.ok) return act;
    return ok(format === 'json' ? JSON.stringify(act.value, null, 2) : actText(act.value));
  },
};
