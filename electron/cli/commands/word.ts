import { resolve } from 'node:path';
import { ok } from '../../../core/base/result.ts';
import { WORD_PROFILES } from '../../../core/pack/word-profiles.ts';
import {
  type Command,
  choiceOption,
  EXIT,
  positionalArgument,
  requiredOption,
  textOption,
  UsageError,
} from '../command.ts';
import { AUTHOR_HELP, AUTHOR_OPTION, withReview } from '../review.ts';
import { wordBack } from './word-back.ts';

export const wordCommand: Command = {
  summary: 'save the Act with its amendments as a Word file, or import one',
  usage:
    'REVIEW --out DIR [--profile lawyer|outward|clean] [--amendments A-001,A-002] | back REVIEW FILE [--dry-run] [--only ITEMS] [--author NAME]',
  help: `  --out DIR             a new or empty folder
  --profile FORM        lawyer (the default): tracked changes under their authors' names, and every comment;
                        outward: tracked changes signed by role, no comments and no names; clean: as amended
  --amendments NUMBERS  only these (default: all except withdrawn ones)
  back                  imports a file that somebody worked on in Word or LibreOffice
  --dry-run             list the items in the file, and change nothing
  --only ITEMS          import only these, by the names that --dry-run lists: change-1,comment-2 (default: all except items
                        that only remove one of your changes, or differ only in spaces and quotation marks)
${AUTHOR_HELP}

Items that can't be placed or understood wait for a decision in the window. The last lines say whether the draft now equals
the file with every change accepted, to the character, or what differs, where and why. Keeling refuses a file that is
damaged, was not made from this review, or has another text. With --dry-run, the output describes what would happen.

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
    [EXIT.inPart]:
      '“back”: something differs, was excluded or waits for a decision; the output gives the reasons',
    [EXIT.unknown]: '“back”: something differs and no reason is known',
  },
  positionals: { min: 1, max: 3 },
  run: async (args) => {
    if (args.positionals.length === 3 && positionalArgument(args, 0) === 'back')
      return withReview(positionalArgument(args, 1), args, (call) => wordBack(call, args));
    if (args.positionals.length > 1) throw new UsageError('there are too many arguments');
    const to = resolve(requiredOption(args, 'out'));
    const profile = choiceOption(args, 'profile', WORD_PROFILES, 'lawyer');
    const amendments = textOption(args, 'amendments')
      ?.split(',')
      .map((id) => id.trim());
    return withReview(positionalArgument(args, 0), args, async (call) => {
      const exported = await call('word.export', { to, profile, ...(amendments && { amendments }) });
      return exported.ok
        ? ok([exported.value.folder, exported.value.zip, ...exported.value.files].join('\n'))
        : exported;
    });
  },
};
