import { type Result, refuse } from '../core/base/result.ts';

/** Whether a name that came from a page is one of a table's own calls, and not of what every object has. */
export const isOwn = <T extends object>(table: T, name: string): name is Extract<keyof T, string> =>
  Object.hasOwn(table, name);

export const unknownCall = async (name: string): Promise<Result<never>> =>
  refuse('not-found', `There is no call ${name}.`);
