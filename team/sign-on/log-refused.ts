import { createLog } from '../operation/log.ts';

const log = createLog(() => new Date().toISOString());

/** Logs why a sign-on was refused. Only administrators may read the reason, because it would help an attacker. */
export const logRefused = (error: unknown): void => log.fault('a sign-on was refused', error);
