import { resolve } from 'node:path';
import { ok } from '../../../core/base/result.ts';
import { type Command, positionalArgument, requiredOption, textOption } from '../command.ts';
import { withReview } from '../review.ts';

export const scheduleCommand: Command = {
  summary: 'save the Keeling schedule of a review: the Act as amended, every change marked',
  usage: 'REVIEW --out DIR [--amendments A-001,A-002]',
  help: `  --out DIR             a new or empty folder
  --amendments NUMBERS  only these (default: all except withdrawn ones)

Writes keeling.html, keeling.docx (with tracked changes), effects.csv and effects.xlsx, and a zip of them.

  keeling schedule stalking.keeling --out keeling`,
  options: { out: { type: 'string' }, amendments: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  run: async (args) => {
    const to = resolve(requiredOption(args, 'out'));
    const chosen = textOption(args, 'amendments')
      ?.split(',')
      .map((id) => id.trim());
    return withReview(positionalArgument(args, 0), args, async (call) => {
      const exported = await call('schedule.export', { to, ...(chosen ? { amendments: chosen } : {}) });
      if (!exported.ok) return exported;
      const { folder, zip, files, leftOut } = exported.value;
      return ok(
        [folder, zip, files.join(', '), ...leftOut.map(({ id, why }) => `${id} left out: ${why}`)].join('\n'),
      );
    });
  },
};
