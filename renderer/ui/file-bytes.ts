/** Maximum size, in bytes, of a file that a call can carry as base64. */
export const MOST_BYTES = 40_000_000;

/**
 * Reads a chosen file as base64, the form in which calls carry files. @throws the browser's error if the file is
 * unreadable
 */
export async function base64Of(file: File): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('The file could not be read'));
    reader.readAsDataURL(file);
  });
  return url.slice(url.indexOf(',') + 1);
}

/** Decodes base64 from a call. */
export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** Whether a base64 file is a review, whatever its name: reviews start with the SQLite signature. */
export const isOfReview = (base64: string): boolean => base64.startsWith(btoa('SQLite format 3'));
