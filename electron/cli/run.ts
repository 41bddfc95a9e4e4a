import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../../data/base/package-root.ts';
import { type Arguments, type Command, EXIT, UsageError } from './command.ts';

/** The commands by name. Each is imported only when it is called, so that the list does not load the server. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  new: async () => (await import('./commands/new.ts')).newCommand,
  act: async () => (await import('./commands/act.ts')).actCommand,
  compare: async () => (await import('./commands/compare.ts')).compareCommand,
  scope: async () => (await import('./commands/scope.ts')).scopeCommand,
  draft: async () => (await import('./commands/draft.ts')).draftCommand,
  apply: async () => (await import('./commands/apply.ts')).applyCommand,
  instruct: async () => (await import('./commands/instruct.ts')).instructCommand,
  word: async () => (await import('./commands/word.ts')).wordCommand,
  schedule: async () => (await import('./commands/schedule.ts')).scheduleCommand,
  list: async () => (await import('./commands/list.ts')).listCommand,
  notes: async () => (await import('./commands/notes.ts')).notesCommand,
  evidence: async () => (await import('./commands/evidence.ts')).evidenceCommand,
  tallies: async () => (await import('./commands/tallies.ts')).talliesCommand,
  campaigns: async () => (await import('./commands/campaigns.ts')).campaignsCommand,
  suggestions: async () => (await import('./commands/suggestions.ts')).suggestionsCommand,
  responses: async () => (await import('./commands/responses.ts')).responsesCommand,
  link: async () => (await import('./commands/link.ts')).linkCommand,
  checks: async () => (await import('./commands/checks.ts')).checksCommand,
  coverage: async () => (await import('./commands/coverage.ts')).coverageCommand,
  search: async () => (await import('./commands/search.ts')).searchCommand,
  checklist: async () => (await import('./commands/checklist.ts')).checklistCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  rebase: async () => (await import('./commands/rebase.ts')).rebaseCommand,
  history: async () => (await import('./commands/history.ts')).historyCommand,
  verify: async () => (await import('./commands/verify.ts')).verifyCommand,
  copy: async () => (await import('./commands/copy.ts')).copyCommand,
  package: async () => (await import('./commands/package.ts')).packageCommand,
  merge: async () => (await import('./commands/merge.ts')).mergeCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
  amend: async () => (await import('./commands/amend.ts')).amendCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  library: async () => (await import('./commands/library.ts')).libraryCommand,
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  audit: async () => (await import('./commands/audit.ts')).auditCommand,
};

/** The width of the column of names, in characters. */
const NAME_WIDTH = Math.max(...Object.keys(COMMANDS).map(({ length }) => length));

async function overview(): Promise<string> {
  const lines = Object.entries(COMMANDS).map(
    async ([name, load]) => `  ${name.padEnd(NAME_WIDTH)} ${(await load()).summary}`,
  );
  return [
    'keeling COMMAND …',
    '',
    ...(await Promise.all(lines)),
    '',
    'keeling COMMAND --help describes one command; keeling --version prints the version.',
  ].join('\n');
}

/** The exit codes of a command and their meaning, one line each. */
function exitLines({ exits = {} }: Command): readonly string[] {
  const usual = { [EXIT.done]: 'done', [EXIT.refused]: 'refused', [EXIT.misused]: 'not understood' };
  const refused = exits[EXIT.refused];
  const all = { ...usual, ...exits, ...(refused ? { [EXIT.refused]: `refused, or ${refused}` } : {}) };
  return ['Exit codes:', ...Object.entries(all).map(([code, when]) => `  ${code}  ${when}`)];
}

/** The full help of a command, as `--help` prints it. */
export const helpOf = (name: string, command: Command): string => {
  const { usage, summary, help } = command;
  const title = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
  return [`keeling ${name} ${usage}`, '', title, '', help, '', ...exitLines(command)].join('\n');
};

function version(): string {
  const read = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  return read.version;
}

/** Where output and errors go: the streams of the process, or those of a program that runs commands. */
type Saying = Pick<Console, 'log' | 'error'>;

/** Prints an error on one line, so that a log has one line per error. */
function complain(to: Saying, message: string): void {
  to.error(`keeling: ${message.replaceAll(/\s*\n\s*/g, ' ')}`);
}

async function runCommand(
  name: string,
  command: Command,
  args: readonly string[],
  to: Saying,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { ...command.options, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  if (values.help) {
    to.log(helpOf(name, command));
    return EXIT.done;
  }
  const { min, max } = command.positionals;
  if (positionals.length < min || positionals.length > max) {
    throw new UsageError(
      positionals.length < min ? 'an argument is missing' : 'there are too many arguments',
    );
  }
  const outcome = await command.run({ positionals, values: values as Arguments['values'] });
  if (!outcome.ok) {
    const { message, place } = outcome.error;
    complain(to, place === undefined ? message : `${message} (${place})`);
    return EXIT.refused;
  }
  const { text, exit } =
    typeof outcome.value === 'string' ? { text: outcome.value, exit: EXIT.done } : outcome.value;
  if (exit !== EXIT.done && command.exits?.[exit] === undefined)
    throw new RangeError(`${name} ended with ${exit}, which its help does not say`);
  if (text !== '') to.log(text);
  return exit;
}

const isUsageError = (error: unknown): error is Error =>
  error instanceof UsageError ||
  (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

/** Runs a command line. @returns the exit code, see `EXIT` and the command's help */
export async function runKeeling([name = '', ...args]: readonly string[], to: Saying): Promise<number> {
  if (name === '--version' || name === '-v') {
    to.log(version());
    return EXIT.done;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    to.log(await overview());
    return EXIT.done;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    const names = Object.keys(COMMANDS).join(', ');
    complain(
      to,
      name === '' ? `give a command: ${names}` : `there is no command ${name}; there are ${names}`,
    );
    return EXIT.misused;
  }
  const command = await load();
  try {
    return await runCommand(name, command, args, to);
  } catch (error) {
    if (isUsageError(error)) {
      // Node adds advice after the first sentence.
      complain(to, `${error.message.split('. ')[0]}; it is: keeling ${name} ${command.usage}`);
      return EXIT.misused;
    }
    complain(to, error instanceof Error ? error.message : String(error));
    return EXIT.refused;
  }
}
