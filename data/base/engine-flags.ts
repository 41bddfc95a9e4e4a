import { setFlagsFromString } from 'node:v8';

/**
 * The private flags of V8 that Keeling sets, each with the versions of V8 that have it. V8 prints an error for a flag that
 * it lacks, and Node has no function that lists flags. The tests compare this table with `node --v8-options`.
 */
export const ENGINE_FLAGS = {
  /** How long a function runs before V8 compiles it. Node 20 has the flag; Node 22 counts calls instead. */
  'interrupt-budget': /^11\./,
  /** Makes the garbage collector callable as `gc`. Node 20 to 26 have the flag. */
  'expose-gc': /^1[1-4]\./,
} as const;

type EngineFlag = keyof typeof ENGINE_FLAGS;

/** Whether the running V8 has a flag. Electron's V8 accepts no flag once it runs. */
export const hasEngineFlag = (flag: EngineFlag): boolean =>
  process.versions.electron === undefined && ENGINE_FLAGS[flag].test(process.versions.v8);

/** Sets a flag if this V8 has it: `--flag`, `--flag=2000000`, or `--no-flag` for `false`. @returns whether it was set */
export function setEngineFlag(flag: EngineFlag, value?: number | false): boolean {
  if (!hasEngineFlag(flag)) return false;
  setFlagsFromString(
    value === false ? `--no-${flag}` : value === undefined ? `--${flag}` : `--${flag}=${value}`,
  );
  return true;
}
