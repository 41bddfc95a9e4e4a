import { createLog } from '../operation/log.ts';

const log = createLog(() => new Date().toISOString());

/** Writes down why somebody was not signed on, for whoever runs the server: to whoever tries, it says how to try better. */
export const logRefused = (error: unknown): void => log.fault('a sign-on was refused', error);
