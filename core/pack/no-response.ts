import type { Reader } from '../disclosure/reader.ts';

/** Words for a recommendation without a recorded response. Nobody knows for certain that there was none. */
export const noResponse = (reader: Reader): string => (reader === 'public' ? 'None recorded' : 'Not known');
