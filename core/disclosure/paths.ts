/** A place on somebody’s own disk or network: up to what ends it in a sentence. */
const PATH =
  /(?:file:\/\/|\b[A-Za-z]:[\\/]|\\\\[\w.$-]+\\|(?<![\w:/.])~?\/(?:home|Users|Volumes|mnt|media|tmp|var|root)\/)[^\n;,"”)]*/g;

/** A sentence without the places that only those who work on a review can go to. */
export const withoutPaths = (text: string): string => text.replace(PATH, 'a file');
