import { resolve } from 'node:path';
import { ok } from '../../../core/base/result.ts';
import { type Command, requiredText, text, word } from '../command.ts';
import { withReview } from '../review.ts';

export const scheduleCommand: Command = {
  summary: 'save the Keeling schedule of a review: the Act as amended, every change marked',
  usage: 'REVIEW --out DIR [--amendments A-001,A-002]',
  help: `  --out DIR             where to; a folder that is not there yet, or is empty
  --amendments NUMBERS  only these; otherwise all but the withdrawn

Writes keeling.html, keeling.docx (the changes as tracked ones), effects.csv and effects.xlsx, and a zip of them.

  keeling schedule stalking.keeling --out keeling`,
  options: { out: { type: 'string' }, amendments: { type: 'string' } },
  positionals: { least: 1, most: 1 },
  run: async (given) => {
    const to = resolve(requiredText(given, 'out'));
    const chosen = text(given, 'amendments')
      ?.split(',')
      .map((id) => id.trim());
    return withReview(word(given, 0), given, async (call) => {
      const made = await call('schedule.export', { to, ...(chosen ? { amendments: chosen } : {}) });
      if (!made.ok) return made;
      const { folder, zip, files, leftOut } = made.value;
      return ok(
        [folder, zip, files.join(', '), ...leftOut.map(({ id, why }) => `${id} left out: ${why}`)].join('\n'),
      );
    });
  },
};
