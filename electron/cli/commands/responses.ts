import { resolve } from 'node:path';
import { count } from '../../../core/base/english.ts';
import { ok } from '../../../core/base/result.ts';
import { type Command, positionalArgument, requiredOption } from '../command.ts';
import { withReview } from '../review.ts';

export const responsesCommand: Command = {
  summary: 'publish individual responses whose authors agreed, without redacted words',
  usage: 'FILE --out DIR',
  help: `  --out DIR   a new or empty folder, for web pages by respondent and by question, and the same as CSV

The pages contain no confidential responses, none without consent, no names of people and no redacted words. The output
says how many responses were excluded, and why.

  keeling responses stalking.keeling --out responses`,
  options: { out: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  run: async (args) => {
    const to = resolve(requiredOption(args, 'out'));
    return withReview(positionalArgument(args, 0), args, async (call) => {
      const exported = await call('responses.export', { to });
      if (!exported.ok) return exported;
      const { folder, zip, files, responses, answers, withheld, copies } = exported.value;
      const left = [
        [withheld.withoutConsent, 'that did not agree to be published'],
        [withheld.notAsked, 'not asked for consent'],
        [withheld.confidential, 'confidential'],
      ] as const;
      const reasons = [
        ...left.flatMap(([number, words]) => (number > 0 ? [`${count(number, 'response')} ${words}`] : [])),
        ...(withheld.answers > 0 ? [`${count(withheld.answers, 'answer')} with redactions to check`] : []),
      ];
      return ok(
        [
          folder,
          zip,
          `${count(responses, 'response')} with ${count(answers, 'answer')} in ${count(files.length, 'file')}; withheld: ${reasons.join(', ') || 'none'}`,
          ...copies.map((copy) => `note: ${copy}`),
        ].join('\n'),
      );
    });
  },
};
