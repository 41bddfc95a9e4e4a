import { setFlagsFromString } from 'node:v8';

/**
 * The private flags of the engine that Keeling sets, each with the versions of V8 that have it. An engine prints an error for a
 * flag that it lacks, and Node says of none whether it is there: `node --v8-options` lists them, which the tests hold this to.
 */
export const ENGINE_FLAGS = {
  /** How long something has run before it is compiled. Node 20 has it; Node 22 counts calls instead. */
  'interrupt-budget': /^11\./,
  /** Makes the collector of what nothing holds any more callable. Node 20 to 26 have it. */
  'expose-gc': /^1[1-4]\./,
} as const;

type EngineFlag = keyof typeof ENGINE_FLAGS;

/** Whether the engine that runs has a flag. Electron’s takes none once it runs. */
export const hasEngineFlag = (flag: EngineFlag): boolean =>
  process.versions.electron === undefined && ENGINE_FLAGS[flag].test(process.versions.v8);

/** Sets a flag where the engine has it, as `--flag=2000000` or `--no-flag` has it written. @returns whether it was set */
export function setEngineFlag(flag: EngineFlag, value?: number | false): boolean {
  if (!hasEngineFlag(flag)) return false;
  setFlagsFromString(
    value === false ? `--no-${flag}` : value === undefined ? `--${flag}` : `--${flag}=${value}`,
  );
  return true;
}
