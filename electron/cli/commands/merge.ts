import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { Brought, OpenConflict } from '../../../core/merge/calls.ts';
import { type Command, type CommandOutput, choiceOption, EXIT, positionalArgument } from '../command.ts';
import { AUTHOR_HELP, AUTHOR_OPTION, withReview } from '../review.ts';

const countOf = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`;

function conflictLines({ about, readings }: OpenConflict): readonly string[] {
  const lines = readings.map(
    ({ who, at, words, ours }, place) =>
      `  ${place === 0 ? 'shows' : 'other'}, by ${who} at ${at} (${ours ? 'ours' : 'theirs'}): ${words.join(' | ')}`,
  );
  return [`to choose: ${about}`, ...lines];
}

function linesOf(brought: Brought, conflicts: readonly OpenConflict[], confirmed: readonly string[]): string {
  const { eventCount, changes, renamed, alternatives, claims, remarks, left, from, shared } = brought;
  if (brought.isNothing)
    return `There is nothing new in this package: it ends with their change ${from.seq}, which is already here.`;
  return [
    `${countOf(eventCount, 'change', 'changes')} since your copies matched, at entry ${shared}`,
    ...changes.map(({ words }) => words),
    ...renamed.map(({ words }) => `renumbered: ${words}`),
    ...conflicts.flatMap(conflictLines),
    ...alternatives.map(({ a, b, places }) => `alternatives: ${a} and ${b}, in ${places.join(', ')}`),
    ...claims.map(
      ({ id, words, at, barred }) =>
        `according to the package: ${words}, ${at.slice(0, 10)}: ${confirmed.includes(id) ? 'confirmed' : `not imported${barred === null ? '' : `. ${barred}`}`}`,
    ),
    ...remarks.map((remark) => `look at: ${remark}`),
    ...left.map(({ what, why }) => `left: ${what}. ${why}`),
  ].join('\n');
}

async function fileOf(path: string): Promise<Result<{ readonly name: string; readonly base64: string }>> {
  try {
    const bytes = await readFile(path);
    return ok({ name: basename(path), base64: bytes.toString('base64') });
  } catch (error) {
    return refuse('not-found', `${path} can’t be read: ${(error as Error).message}`);
  }
}

export const mergeCommand: Command = {
  summary: 'import a package of a colleague’s work',
  usage: 'FILE PACKAGE [--dry-run] [--prefer ours|theirs] [--confirm] [--author NAME]',
  help: `  --dry-run       show what would change, and import nothing
  --prefer WHOSE  where two changes exclude each other, choose ours or theirs (default: leave the choice open)
  --confirm       import what the package says was agreed, signed off or allowed, if you could do it yourself;
                  without this option, it is listed and not imported, because nobody can check who wrote a package
${AUTHOR_HELP}

  keeling merge stalking.keeling from-bea.keeling-package --dry-run`,
  exits: {
    [EXIT.inPart]:
      'imported (or would be), but you still need to choose between changes in the History room of the window',
  },
  options: {
    'dry-run': { type: 'boolean' },
    prefer: { type: 'string' },
    confirm: { type: 'boolean' },
    ...AUTHOR_OPTION,
  },
  positionals: { min: 2, max: 2 },
  run: async (args) => {
    const prefer = choiceOption(args, 'prefer', ['ours', 'theirs', 'neither'], 'neither');
    const file = await fileOf(positionalArgument(args, 1));
    if (!file.ok) return file;
    return withReview<CommandOutput>(positionalArgument(args, 0), args, async (call) => {
      const looked = await call('package.look', file.value);
      if (!looked.ok) return looked;
      const choices = looked.value.conflicts.flatMap(({ thing: subject, part, readings }) => {
        const preferred = readings.find(({ ours }) => prefer !== 'neither' && ours === (prefer === 'ours'));
        return preferred ? [{ thing: subject, part, event: preferred.event }] : [];
      });
      const open = looked.value.conflicts.filter(
        ({ thing, part }) => !choices.some((one) => one.thing === thing && one.part === part),
      );
      const exit = open.length > 0 ? EXIT.inPart : EXIT.done;
      const mayConfirm = looked.value.claims.filter(({ barred }) => barred === null);
      const confirmed = args.values.confirm === true ? mayConfirm.map(({ id }) => id) : [];
      const text = linesOf(looked.value, open, confirmed);
      if (args.values['dry-run'] === true) return ok({ text, exit });
      const merged = await call('package.merge', { ...file.value, choices, confirmed });
      return merged.ok ? ok({ text, exit }) : merged;
    });
  },
};
