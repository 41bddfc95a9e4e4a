import { resolve } from 'node:path';
import { ok } from '../../../core/base/result.ts';
import { WORD_PROFILES } from '../../../core/pack/word-profiles.ts';
import { type Command, choice, EXIT, requiredText, text, UsageError, word } from '../command.ts';
import { AUTHOR_HELP, AUTHOR_OPTION, withReview } from '../review.ts';
import { wordBack } from './word-back.ts';

export const wordCommand: Command = {
  summary: 'save the Act with its amendments as a Word file, or import one',
  usage:
    'REVIEW --out DIR [--profile lawyer|outward|clean] [--amendments A-001,A-002] | back REVIEW FILE [--dry-run] [--only ITEMS] [--author NAME]',
  help: `  --out DIR             where to; a folder that is not there yet, or is empty
  --profile FORM        lawyer (otherwise): tracked changes under their authors' names, and every comment;
                        outward: tracked changes signed by role, no comments and no names; clean: as amended
  --amendments NUMBERS  only these; otherwise all but the withdrawn
  back                  imports a file that somebody worked on in Word or LibreOffice
  --dry-run             say what it holds, item by item, and change nothing
  --only ITEMS          take only these, by the names that --dry-run gives them: change-1,comment-2; otherwise
                        all but what only drops a change of yours, or differs in spaces and quotation marks
${AUTHOR_HELP}

What can't be placed or understood waits for a person in the window. The last lines say whether the draft then equals
the file with every change accepted, to the character, or what differs, where and why. A file that is damaged, was not
written by this review, or is of another text is refused. With --dry-run all of this is said of what would be.

  keeling word stalking.keeling --out for-counsel
  keeling word back stalking.keeling from-counsel.docx --dry-run`,
  options: {
    out: { type: 'string' },
    profile: { type: 'string' },
    amendments: { type: 'string' },
    'dry-run': { type: 'boolean' },
    only: { type: 'string' },
    ...AUTHOR_OPTION,
  },
  exits: {
    [EXIT.inPart]: '“back”: something differs, was left or waits, for the reasons that are printed',
    [EXIT.unknown]: '“back”: something differs and no reason is known',
  },
  positionals: { min: 1, max: 3 },
  run: async (args) => {
    if (args.positionals.length === 3 && word(args, 0) === 'back')
      return withReview(word(args, 1), args, (call) => wordBack(call, args));
    if (args.positionals.length > 1) throw new UsageError('there are too many arguments');
    const to = resolve(requiredText(args, 'out'));
    const profile = choice(args, 'profile', WORD_PROFILES, 'lawyer');
    const amendments = text(args, 'amendments')
      ?.split(',')
      .map((id) => id.trim());
    return withReview(word(args, 0), args, async (call) => {
      const exported = await call('word.export', { to, profile, ...(amendments && { amendments }) });
      return exported.ok
        ? ok([exported.value.folder, exported.value.zip, ...exported.value.files].join('\n'))
        : exported;
    });
  },
};
