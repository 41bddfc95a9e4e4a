import { ok } from '../../../core/result.ts';
import { loadAct } from '../../../data/corpus/acts.ts';
import { actText } from '../act-text.ts';
import { type Command, choice } from '../command.ts';

export const actCommand: Command = {
  summary: 'the text of an Act that Keeling holds',
  usage: '[ID] [--at current|enacted] [--format text|json]',
  help: `  ID              the Act; otherwise ukpga/1997/40, the Protection from Harassment Act 1997
  --at WHICH      its text as in force (current) or as passed (enacted); otherwise current
  --format FORM   text to read, or json with everything that is held of it; otherwise text

  keeling act --at enacted --format json > act.json`,
  options: { at: { type: 'string' }, format: { type: 'string' } },
  positionals: { least: 0, most: 1 },
  run: async (given) => {
    const at = choice(given, 'at', ['current', 'enacted'], 'current');
    const format = choice(given, 'format', ['text', 'json'], 'text');
    const act = loadAct(given.positionals[0] ?? 'ukpga/1997/40', at);
    if (!act.ok) return act;
    return ok(format === 'json' ? JSON.stringify(act.value, null, 2) : actText(act.value));
  },
};
