import { WORDING_STYLES } from '../../../core/amend/edits/wording-style.ts';
import { listedByNumber } from '../../../core/base/english.ts';
import { ok } from '../../../core/base/result.ts';
import {
  type Arguments,
  type Command,
  choiceOption,
  EXIT,
  positionalArgument,
  requiredOption,
  textOption,
} from '../command.ts';
import { withReview } from '../review.ts';

/** The Bill's details that are not in the draft. @throws UsageError if one is missing */
function billOf(args: Arguments) {
  if (args.values.bill !== true) return {};
  const extent = textOption(args, 'extent');
  return {
    asBill: {
      longTitle: requiredOption(args, 'long-title'),
      shortTitle: requiredOption(args, 'short-title'),
      commencement: requiredOption(args, 'commencement'),
      ...(extent === undefined ? {} : { extent }),
    },
  };
}

export const instructCommand: Command = {
  summary: 'write the amending clause of a review, or a Bill',
  usage:
    'REVIEW [--amendment A-001[,A-002]] [--style uk|scottish|si] [--bill --long-title TEXT --short-title TEXT --commencement TEXT [--extent TEXT]]',
  help: `  --amendment NUMBERS  only these (default: all except withdrawn ones)
  --style STYLE        the drafting style: uk, scottish or si
  --bill               a whole Bill, with the titles and the commencement that you give

Keeling reads the clause back and applies it to the base text. Differences from the draft, and changes that wording can’t
express, are listed after the clause.

  keeling instruct stalking.keeling --amendment A-001 --style scottish`,
  options: {
    amendment: { type: 'string' },
    style: { type: 'string' },
    bill: { type: 'boolean' },
    'long-title': { type: 'string' },
    'short-title': { type: 'string' },
    commencement: { type: 'string' },
    extent: { type: 'string' },
  },
  exits: {
    [EXIT.inPart]: 'the clause does not cover all of the draft, or does not produce exactly the draft',
  },
  positionals: { min: 1, max: 1 },
  run: async (args) => {
    const style = choiceOption(args, 'style', WORDING_STYLES, 'uk');
    const asBill = billOf(args);
    const chosen = textOption(args, 'amendment')
      ?.split(',')
      .map((id) => id.trim());
    return withReview(positionalArgument(args, 0), args, async (call) => {
      const writing = await call('wording.write', {
        style,
        ...asBill,
        ...(chosen ? { amendments: chosen } : {}),
      });
      if (!writing.ok) return writing;
      const { text: clause, inexpressible, proved, differences, leftOut } = writing.value;
      const lines = [
        ...(clause === '' ? [] : [clause]),
        ...inexpressible.map(
          ({ amendments, place, reason }) => `not expressed: ${amendments.join(', ')}: ${place}: ${reason}`,
        ),
        ...differences.map((difference) => `check failed: ${difference}`),
        ...leftOut.map(
          ({ id, with: others }) => `left out: ${id}: an alternative to ${listedByNumber(others)}`,
        ),
      ];
      return ok({ text: lines.join('\n'), exit: proved && leftOut.length === 0 ? EXIT.done : EXIT.inPart });
    });
  },
};
