import { resolve } from 'node:path';
import { WORD_PROFILES } from '../../../core/pack/profile.ts';
import { ok } from '../../../core/result.ts';
import { type Command, choice, requiredText, text, word } from '../command.ts';
import { withReview } from '../review.ts';

export const wordCommand: Command = {
  summary: 'the Act with its amendments as one Word file: for a lawyer, outward, or clean',
  usage: 'REVIEW --out DIR [--profile lawyer|outward|clean] [--amendments A-001,A-002]',
  help: `  --out DIR             where to; a folder that is not there yet, or is empty
  --profile FORM        lawyer (otherwise): tracked changes under their authors' names, and every comment;
                        outward: tracked changes, no comments and no names; clean: as amended
  --amendments NUMBERS  only these; otherwise all but the withdrawn

  keeling word stalking.keeling --out for-counsel`,
  options: { out: { type: 'string' }, profile: { type: 'string' }, amendments: { type: 'string' } },
  positionals: { least: 1, most: 1 },
  run: async (given) => {
    const to = resolve(requiredText(given, 'out'));
    const profile = choice(given, 'profile', WORD_PROFILES, 'lawyer');
    const amendments = text(given, 'amendments')
      ?.split(',')
      .map((id) => id.trim());
    return withReview(word(given, 0), given, async (call) => {
      const made = await call('word.export', { to, profile, ...(amendments && { amendments }) });
      return made.ok ? ok([made.value.folder, made.value.zip, ...made.value.files].join('\n')) : made;
    });
  },
};
