import { z } from 'zod';

/**
 * What a caller names one request by, so that asking again, where no answer came, makes nothing twice: the entry that was
 * written for it has the name, too.
 */
export const requestSchema = z.uuid();
