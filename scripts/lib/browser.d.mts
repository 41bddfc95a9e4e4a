/** The path of an installed Chromium, Chrome or Edge, or null. KEELING_CHROMIUM says which, where it is set. */
export function findBrowser(env?: NodeJS.ProcessEnv): string | null;
