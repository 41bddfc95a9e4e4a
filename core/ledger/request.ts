import { z } from 'zod';

/**
 * An idempotency key. A caller gives each request a UUID and repeats the request with the same UUID if no answer came. The
 * ledger entry has the UUID too, so that a repeated request creates nothing twice.
 */
export const requestSchema = z.uuid();
