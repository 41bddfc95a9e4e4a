/** The path of an installed Chromium, Chrome or Edge, or null. KEELING_CHROMIUM says which, where it is set. */
export function findBrowser(env?: NodeJS.ProcessEnv): string | null;

/** Tells a host in this process which browser there is: it prints packs with it. */
export function nameBrowser(env?: NodeJS.ProcessEnv): void;
