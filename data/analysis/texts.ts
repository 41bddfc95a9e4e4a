const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Texts on their way to a thread, as chunks of UTF-8 whose buffers are transferred and not copied. */
export interface PackedTexts {
  readonly chunks: readonly Uint8Array<ArrayBuffer>[];
}

/** Texts as one chunk: a JSON array in UTF-8. */
export const packTexts = (texts: readonly string[]): Uint8Array<ArrayBuffer> =>
  encoder.encode(JSON.stringify(texts));

/** Unpacks the texts, in their order. */
export function* unpackTexts({ chunks }: PackedTexts): Generator<string> {
  for (const chunk of chunks) yield* JSON.parse(decoder.decode(chunk)) as readonly string[];
}
