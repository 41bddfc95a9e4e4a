import { z } from 'zod';

/** Words of a payload that only its sentence is made of: a writer gives them, and an entry without them still replays. */
export const saidText = z.string().catch('');

/** Such words that not every writer has. */
export const maySayText = z.string().optional().catch(undefined);
