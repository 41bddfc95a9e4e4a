import type { Result } from '../core/base/result.ts';
import { auditTeam } from './audit.ts';
import { runTeam } from './run.ts';
import { verifyTeam } from './verify.ts';

const USAGE = `keeling serve  --team SETTINGS            serve a department, until it is told to stop
keeling verify --team SETTINGS [REVIEW]   check every review, or one
keeling audit  --team SETTINGS …          print the record of sign-ons, roles, exports and copies

docs/server.md says what is in SETTINGS.`;

/** What is done with a server, by the settings of it and the words that follow. */
const COMMANDS: Readonly<
  Record<string, (settings: string, words: readonly string[]) => Promise<Result<string>>>
> = {
  serve: (settings) => runTeam(settings),
  verify: (settings, [review]) => verifyTeam(settings, review),
  audit: auditTeam,
};

/** The settings that `--team` names, and the words that are left; null where it names none. */
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

/** What a service, a container and whoever runs them call, once it is built: `node dist/team/keeling.js serve --team settings.json`. */
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
// Everything is closed by now, and a timer that a library forgot keeps nobody waiting; what was printed is written first.
process.stdout.write('', () => process.exit(code));
