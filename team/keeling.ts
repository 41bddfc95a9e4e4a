import type { Result } from '../core/base/result.ts';
import { auditTeam } from './audit.ts';
import { runTeam } from './run.ts';
import { verifyTeam } from './verify.ts';

const USAGE = `keeling serve  --team SETTINGS            serve a department, until it is told to stop
keeling verify --team SETTINGS [REVIEW]   check every review, or one
keeling audit  --team SETTINGS …          print the record of sign-ons, roles, exports and copies

docs/server.md says what is in SETTINGS.`;

/** The commands, by name. Each takes the path of the settings and the remaining arguments. */
const COMMANDS: Readonly<
  Record<string, (settings: string, words: readonly string[]) => Promise<Result<string>>>
> = {
  serve: (settings) => runTeam(settings),
  verify: (settings, [review]) => verifyTeam(settings, review),
  audit: auditTeam,
};

/** Splits the arguments into the path after `--team` and the others (`left`); null without a path. */
function settingsIn(
  words: readonly string[],
): { readonly settings: string; readonly left: readonly string[] } | null {
  const at = words.findIndex((word) => /^--team(?:=|$)/.test(word));
  if (at === -1) return null;
  const own = words[at]?.split(/=(.*)/s)[1];
  const settings = own ?? words[at + 1];
  if (settings === undefined) return null;
  return { settings, left: words.toSpliced(at, own === undefined ? 2 : 1) };
}

/** Runs a command and returns the exit code. Services and containers call it as `node dist/team/keeling.js serve --team settings.json`. */
async function run([name = '', ...words]: readonly string[]): Promise<number> {
  const command = COMMANDS[name];
  const settingsPath = settingsIn(words);
  if (!command || !settingsPath) {
    console.error(USAGE);
    return 2;
  }
  const ended = await command(settingsPath.settings, settingsPath.left);
  if (!ended.ok) console.error(`keeling: ${ended.error.message}`);
  else if (ended.value !== '') console.log(ended.value);
  return ended.ok ? 0 : 1;
}

const code = await run(process.argv.slice(2));
// The output is flushed, then the process exits at once, since a library's forgotten timer could keep it running.
process.stdout.write('', () => process.exit(code));
