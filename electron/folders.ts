import { homedir } from 'node:os';
import { join } from 'node:path';

/** The environment that decides on the folders. Tests pass their own. */
interface Environment {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
}

const currentEnvironment = (): Environment => ({
  env: process.env,
  platform: process.platform,
  home: homedir(),
});

/** The folder of the reviews, which people see. The environment variable KEELING_HOME overrides the default. */
export const reviewsFolder = ({ env, home }: Environment = currentEnvironment()): string =>
  env.KEELING_HOME || join(home, 'Keeling');

/**
 * The folder of the settings and of the window's profile. The environment variable KEELING_DATA overrides the default.
 */
export function appDataFolder({ env, platform, home }: Environment = currentEnvironment()): string {
  if (env.KEELING_DATA) return env.KEELING_DATA;
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData/Roaming'), 'Keeling');
  if (platform === 'darwin') return join(home, 'Library/Application Support/Keeling');
  return join(env.XDG_CONFIG_HOME || join(home, '.config'), 'keeling');
}

/** The folder of the imported Acts. */
export const shelfFolder = (dataFolder: string = appDataFolder()): string => join(dataFolder, 'acts');

/** The folder of the backups, with a folder for each review in it. */
export const backupsFolder = (dataFolder: string = appDataFolder()): string => join(dataFolder, 'backups');
