/** A path as programs in Wine name it: its drive Z is the root of this system. */
export function windowsPath(path: string): string;

/** The command, arguments, environment and folder with which Windows' Node is started in Wine; see `wine.mjs`. */
export function windowsNode(
  args: readonly string[],
  outputPath: string,
): {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
};
