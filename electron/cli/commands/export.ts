import { resolve } from 'node:path';
import { withheldConsultationWords } from '../../../core/pack/consultation.ts';
import { ok } from '../../../core/result.ts';
import { type Command, requiredText, text, word } from '../command.ts';
import { AUTHOR_HELP, AUTHOR_OPTION, withReview } from '../review.ts';

export const exportCommand: Command = {
  summary: 'the consultation pack of a review, as a folder and a zip',
  usage: 'FILE --out DIR [--amendments A-001,A-002] [--author NAME]',
  help: `  --out DIR             where to; a folder that is not there yet, or is empty
  --amendments NUMBERS  only these; otherwise all but the withdrawn
${AUTHOR_HELP.replace('NAME   ', 'NAME         ')}

  keeling export stalking.keeling --out pack`,
  options: { out: { type: 'string' }, amendments: { type: 'string' }, ...AUTHOR_OPTION },
  positionals: { least: 1, most: 1 },
  run: async (given) => {
    const to = resolve(requiredText(given, 'out'));
    const chosen = text(given, 'amendments')
      ?.split(',')
      .map((id) => id.trim());
    return withReview(word(given, 0), given, async (call) => {
      const made = await call('pack.export', { to, ...(chosen ? { amendments: chosen } : {}) });
      if (!made.ok) return made;
      const { folder, zip, files, manifest } = made.value;
      const { notesWithoutConsent, confidentialNotes, consultation } = manifest.withheld;
      const withheld = notesWithoutConsent + confidentialNotes;
      return ok(
        [
          folder,
          zip,
          `${files.length} files; ${manifest.selection.length} amendments in, ${manifest.leftOut.length} left out; ${withheld} notes withheld`,
          ...(consultation
            ? [`withheld of the consultation: ${withheldConsultationWords(consultation).join(', ')}`]
            : []),
          ...manifest.leftOut.map(({ id, why }) => `${id} left out: ${why}`),
        ].join('\n'),
      );
    });
  },
};
