import { refusalOf } from '../../ui/refused.ts';

/** Refusals that may pass: the host or its disk could not be reached. */
const PASSING: ReadonlySet<string> = new Set(['internal', 'unavailable']);

/**
 * Whether to show an error instead of an answer. An earlier answer stays on screen if the host just cannot be reached,
 * because it may contain unsaved typing. The status bar shows that the connection is lost.
 */
export const isFailed = ({ data, error }: { readonly data: unknown; readonly error: unknown }): boolean =>
  error !== null && (data === undefined || !PASSING.has(refusalOf(error).kind));
