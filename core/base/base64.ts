import { z } from 'zod';

/** Whether a text is base 64, in one pass: to decode a file of 50 MB only to look at it takes a second. */
function isBase64(text: string): boolean {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return text.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(text.slice(0, text.length - padding));
}

/** A file's bytes in base 64, of so many characters at most. */
export const base64 = (max: number) => z.string().max(max).refine(isBase64, 'Invalid base64-encoded string');
