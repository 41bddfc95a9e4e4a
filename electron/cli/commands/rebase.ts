import { STATE_WORDS } from '../../../core/amend/edits/states.ts';
import type { RebaseReport } from '../../../core/amend/rebase/rebase-report.ts';
import { ok, type Result } from '../../../core/base/result.ts';
import { CHANGE_CLASSES } from '../../../core/compare/classes.ts';
import { type Command, type CommandOutput, EXIT, positionalArgument, requiredOption } from '../command.ts';
import { AUTHOR_HELP, AUTHOR_OPTION, withReview } from '../review.ts';

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ');

/** Describes the outcome, or the forecast, of a rebase: one line for each change that a person must know about. */
function describeRebase({
  from,
  to,
  differences,
  amendments,
  linksGone,
  findingsGone,
}: RebaseReport): string {
  const counts = CHANGE_CLASSES.map((of) => `${differences[of]} ${of}`).join(', ');
  const lines = amendments.flatMap(({ id, was, state, carried, deferred, readAgain }) => [
    `${id}: ${carried} carried, ${deferred.length} not carried over${state === was ? '' : `; “${STATE_WORDS[was]}” becomes “${STATE_WORDS[state]}”`}`,
    ...deferred.map(({ why, words, message, near }) =>
      oneLine(`  ${why}: ${words}: ${message}; nearest place now: ${near.place || 'the whole Act'}`),
    ),
    ...readAgain.map((place) => `  read again: ${place}`),
  ]);
  const fullyCarried = amendments.filter(({ deferred }) => deferred.length === 0).length;
  return [
    `${to.id}: from ${from.version} to ${to.version}: ${counts}`,
    ...lines,
    ...linksGone.map((link) => `link taken off: ${oneLine(link)}`),
    ...findingsGone.map((finding) => `no longer ignored: ${oneLine(finding)}`),
    `${amendments.length} amendments: ${fullyCarried} carried over whole, ${amendments.length - fullyCarried} with something not carried over`,
  ].join('\n');
}

const printed = (report: RebaseReport, last: string): Result<CommandOutput> => {
  const isWhole = report.amendments.every(({ deferred }) => deferred.length === 0);
  return ok({ text: `${describeRebase(report)}\n${last}`, exit: isWhole ? EXIT.done : EXIT.inPart });
};

export const rebaseCommand: Command = {
  summary: 'change the base text of a review',
  usage: 'FILE --at VERSION [--dry-run] [--author NAME]',
  help: `  --at VERSION    the new base text: current, enacted, or the version of an imported text
  --dry-run       show what would happen to each amendment, and change nothing
${AUTHOR_HELP}

Every amendment moves to the same words in the new base text, if their place is certain. Edits that can't be carried over stay
with their amendment, with the reason. A copy of the file is saved first, in the same folder.

  keeling rebase stalking.keeling --at current --dry-run`,
  options: { at: { type: 'string' }, 'dry-run': { type: 'boolean' }, ...AUTHOR_OPTION },
  exits: { [EXIT.inPart]: 'some edits were not carried over, or would not be' },
  positionals: { min: 1, max: 1 },
  run: async (args) => {
    const at = requiredOption(args, 'at');
    return withReview(positionalArgument(args, 0), args, async (call) => {
      const review = await call('review.get', {});
      if (!review.ok) return review;
      const act = review.value.instrumentId;
      const preview = await call('review.rebase.preview', { act, at });
      if (!preview.ok) return preview;
      if (args.values['dry-run'] === true) return printed(preview.value, 'nothing was changed');
      const moved = await call('review.rebase', { act, at, expectedHead: preview.value.head });
      return moved.ok ? printed(moved.value.report, `copied first to ${moved.value.backup}`) : moved;
    });
  },
};
