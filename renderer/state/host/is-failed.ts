import { refusalOf } from '../../ui/refused.ts';

/** What passes: the host or its disk could not be reached at the moment. */
const PASSING: ReadonlySet<string> = new Set(['internal', 'unavailable']);

/**
 * Whether why an answer did not come is to be shown in its place. What came once stays where the host could only not be
 * asked again: there may be words in it that are saved nowhere yet, and the foot of the window says that it is away.
 */
export const isFailed = ({ data, error }: { readonly data: unknown; readonly error: unknown }): boolean =>
  error !== null && (data === undefined || !PASSING.has(refusalOf(error).kind));
