/**
 * The path of an installed Chromium, Chrome or Edge, or null. The environment variable KEELING_CHROMIUM overrides the
 * search.
 */
export function findBrowser(env?: NodeJS.ProcessEnv): string | null;

/** Sets KEELING_CHROMIUM to the browser that was found, so that a host in this process prints packs with it. */
export function nameBrowser(env?: NodeJS.ProcessEnv): void;
