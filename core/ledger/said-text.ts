import { z } from 'zod';

/** A payload's text that is used only to describe the entry. An entry without this text can be replayed nevertheless. */
export const descriptionText = z.string().catch('');

/** As `saidText`, for text that is not always written. */
export const optionalDescriptionText = z.string().optional().catch(undefined);
