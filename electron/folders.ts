import { homedir } from 'node:os';
import { join } from 'node:path';

/** What decides where things are kept; a test gives its own. */
interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
}

const thisMachine = (): Surroundings => ({ env: process.env, platform: process.platform, home: homedir() });

/** Where reviews are kept: a folder that people see. KEELING_HOME says otherwise. */
export const reviewsFolder = ({ env, home }: Surroundings = thisMachine()): string =>
  env.KEELING_HOME || join(home, 'Keeling');

/** Where settings and the window's profile are kept. KEELING_DATA says otherwise. */
export function appDataFolder({ env, platform, home }: Surroundings = thisMachine()): string {
  if (env.KEELING_DATA) return env.KEELING_DATA;
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData/Roaming'), 'Keeling');
  if (platform === 'darwin') return join(home, 'Library/Application Support/Keeling');
  return join(env.XDG_CONFIG_HOME || join(home, '.config'), 'keeling');
}

/** Where imported Acts are kept. */
export const shelfFolder = (dataFolder: string = appDataFolder()): string => join(dataFolder, 'acts');

/** Where backups of reviews are kept, a folder for each. */
export const backupsFolder = (dataFolder: string = appDataFolder()): string => join(dataFolder, 'backups');
