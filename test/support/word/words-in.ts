import { unzipSync } from 'fflate';
import { wordsOfPdf } from '../papers/poppler.ts';

/** All words of a file, and of whatever is packed in it. */
export function wordsIn(name: string, bytes: Uint8Array): string {
  if (name.endsWith('.pdf')) return wordsOfPdf(bytes);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return Object.entries(unzipSync(bytes))
      .map(([path, part]) => wordsIn(path, part))
      .join('\n');
  return Buffer.from(bytes)
    .toString('utf8')
    .replace(/<[^>]*>/g, '');
}
