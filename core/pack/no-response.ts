import type { Reader } from '../disclosure/reader.ts';

/** What stands for the responses to a recommendation where none is on record: that nobody answered is more than is known. */
export const noResponse = (reader: Reader): string => (reader === 'public' ? 'None recorded' : 'Not known');
