const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Texts on their way to a thread: in pieces that are handed over and not copied, however many they are. */
export interface PackedTexts {
  readonly pieces: readonly Uint8Array<ArrayBuffer>[];
}

/** Some texts as one piece. */
export const packTexts = (texts: readonly string[]): Uint8Array<ArrayBuffer> =>
  encoder.encode(JSON.stringify(texts));

/** The texts again, in their order. */
export function* unpackTexts({ pieces }: PackedTexts): Generator<string> {
  for (const piece of pieces) yield* JSON.parse(decoder.decode(piece)) as readonly string[];
}
