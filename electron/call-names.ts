import { type Result, refuse } from '../core/base/result.ts';

/** Whether a name from a page is a call of the table, and not an inherited property such as `constructor`. */
export const hasCall = <T extends object>(table: T, name: string): name is Extract<keyof T, string> =>
  Object.hasOwn(table, name);

export const refuseUnknownCall = async (name: string): Promise<Result<never>> =>
  refuse('not-found', `There is no call ${name}.`);
