const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Texts on their way to a thread: in chunks that are handed over and not copied, however many they are. */
export interface PackedTexts {
  readonly chunks: readonly Uint8Array<ArrayBuffer>[];
}

/** Some texts as one chunk. */
export const packTexts = (texts: readonly string[]): Uint8Array<ArrayBuffer> =>
  encoder.encode(JSON.stringify(texts));

/** The texts again, in their order. */
export function* unpackTexts({ chunks }: PackedTexts): Generator<string> {
  for (const chunk of chunks) yield* JSON.parse(decoder.decode(chunk)) as readonly string[];
}
