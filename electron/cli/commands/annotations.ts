import { resolve } from 'node:path';
import { count } from '../../../core/base/english.ts';
import { ok, type Result } from '../../../core/base/result.ts';
import type { Session } from '../../../data/session/session.ts';
import { bytesOf } from '../bytes-of.ts';
import {
  type Arguments,
  type Command,
  EXIT,
  type Printed,
  requiredText,
  UsageError,
  word,
} from '../command.ts';
import { AUTHOR_HELP, AUTHOR_OPTION, withReview } from '../review.ts';

async function exported(call: Session['call'], to: string): Promise<Result<string>> {
  const made = await call('annotations.export', { to });
  if (!made.ok) return made;
  const { folder, zip, annotations, withheld } = made.value;
  const out = [
    [withheld.excerptsWithoutConsent, 'without consent'],
    [withheld.confidentialExcerpts, 'confidential'],
    [withheld.redactedExcerpts, 'redacted'],
    [withheld.detachedExcerpts, 'detached'],
  ] as const;
  const why = out.flatMap(([number, words]) => (number > 0 ? [`${number} ${words}`] : []));
  const told = `${count(annotations, 'excerpt')}; withheld: ${why.join(', ') || 'none'}`;
  return ok([folder, zip, told].join('\n'));
}

async function imported(call: Session['call'], given: Arguments): Promise<Result<Printed>> {
  const bytes = await bytesOf(word(given, 2));
  if (!bytes.ok) return bytes;
  const dryRun = given.values['dry-run'] === true;
  const taken = await call('annotations.import', { text: new TextDecoder().decode(bytes.value), dryRun });
  if (!taken.ok) return taken;
  const { added, same, themes, refused } = taken.value;
  const lines = [
    `${count(added, 'excerpt')} ${dryRun ? 'would be taken' : 'taken'}; ${same} here already; ${refused.length} refused`,
    ...(themes.length > 0 ? [`new themes: ${themes.join('; ')}`] : []),
    ...refused.map(({ place, reason }) => `${place} refused: ${reason}`),
  ];
  return ok({ text: lines.join('\n'), exit: refused.length > 0 ? EXIT.inPart : EXIT.done });
}

export const annotationsCommand: Command = {
  summary: 'export and import excerpts as W3C Web Annotations',
  usage: 'export FILE --out DIR | import FILE ANNOTATIONS [--dry-run] [--author NAME]',
  help: `  export          writes the excerpts that may be published, with their themes
  --out DIR       where to; a folder that is not there yet, or is empty
  import          takes excerpts of texts that the review holds; each that can't be
                  placed is listed with the reason
  --dry-run       only says what would be taken
${AUTHOR_HELP}

  keeling annotations import stalking.keeling second-coder.jsonld --dry-run`,
  options: { out: { type: 'string' }, 'dry-run': { type: 'boolean' }, ...AUTHOR_OPTION },
  exits: { [EXIT.inPart]: 'some excerpts were not taken, or would not be' },
  positionals: { least: 2, most: 3 },
  run: async (given) => {
    const way = word(given, 0);
    if (way !== 'export' && way !== 'import') throw new UsageError(`there is no annotations ${way}`);
    if ((way === 'import') !== (given.positionals.length === 3))
      throw new UsageError(way === 'import' ? 'an argument is missing' : 'there are too many arguments');
    const to = way === 'export' ? resolve(requiredText(given, 'out')) : '';
    return withReview<string | Printed>(word(given, 1), given, (call) =>
      way === 'export' ? exported(call, to) : imported(call, given),
    );
  },
};
