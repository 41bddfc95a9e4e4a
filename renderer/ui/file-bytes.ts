/** As many bytes of a file as a call carries, in base 64. */
export const MOST_BYTES = 40_000_000;

/** A chosen file's bytes in base 64, as a call carries them. @throws what the browser says where it can't be read */
export async function base64Of(file: File): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('The file could not be read'));
    reader.readAsDataURL(file);
  });
  return url.slice(url.indexOf(',') + 1);
}

/** The bytes that a call carried in base 64. */
export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** Whether a file in base 64 is a review's, whatever it is called: those begin as every SQLite file does. */
export const isOfReview = (base64: string): boolean => base64.startsWith(btoa('SQLite format 3'));
