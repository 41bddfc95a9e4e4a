/**
 * Lines on standard error that Keeling did not mean: whatever it says there begins with its name. A warning of Node's about
 * something that another version has no longer is such a line.
 */
export const strayLines = (errors: string): readonly string[] =>
  errors.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('keeling: '));
