import { posix, win32 } from 'node:path';

/**
 * Where a file is kept. `network`: on another computer, whose locks may not work. `synchronised`: in a folder of which a
 * sync program, such as OneDrive, keeps copies on other computers.
 */
export type FilePlace = 'local' | 'network' | 'synchronised';

interface PlaceOptions {
  readonly platform?: NodeJS.Platform;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** OneDrive sets these to its folders, for a private account and for that of an organisation. */
const ONEDRIVE_VARIABLES = ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial'] as const;

/** An address such as `\\server\share`, also in the long form `\\?\UNC\server\share`. Not a device: `\\.\`, `\\?\C:\`. */
const NETWORK_ADDRESS = /^\\\\(?:\?\\UNC\\|[^\\?.])/i;

const isWithin = (folder: string, path: string): boolean => {
  const relative = win32.relative(folder, path);
  return relative !== '..' && !relative.startsWith('..\\') && !win32.isAbsolute(relative);
};

/** The letters of the drives that KEELING_NETWORK_DRIVES names, such as `H: S:`, in lower case. */
const networkDrives = (names = ''): readonly string[] =>
  names
    .toLowerCase()
    .split(/[\s;,]+/)
    .map((name) => name.replace(/:$/, ''));

function placeOnWindows(path: string, env: Readonly<Record<string, string | undefined>>): FilePlace {
  const fullPath = win32.resolve(path);
  const oneDriveFolders = ONEDRIVE_VARIABLES.flatMap((name) => env[name] || []);
  if (oneDriveFolders.some((folder) => isWithin(folder, fullPath))) return 'synchronised';
  if (NETWORK_ADDRESS.test(fullPath)) return 'network';
  const drive = /^(?:\\\\\?\\)?([a-z]):/i.exec(fullPath)?.[1]?.toLowerCase();
  return drive && networkDrives(env.KEELING_NETWORK_DRIVES).includes(drive) ? 'network' : 'local';
}

/** Where macOS keeps the folders of iCloud and of other sync programs. */
const SYNCHRONISED_ON_MACOS = /^\/Users\/[^/]+\/Library\/(?:CloudStorage|Mobile Documents)\//;

/**
 * Where the file at a path is kept, by the path and the environment alone: no drive is asked, so a drive that doesn't
 * answer costs no time. A mapped drive looks like any other and is `local` unless the environment variable
 * KEELING_NETWORK_DRIVES names it.
 */
export function filePlaceOf(
  path: string,
  { platform = process.platform, env = process.env }: PlaceOptions = {},
): FilePlace {
  if (platform === 'win32') return placeOnWindows(path, env);
  if (platform === 'darwin' && SYNCHRONISED_ON_MACOS.test(posix.resolve(path))) return 'synchronised';
  return 'local';
}
