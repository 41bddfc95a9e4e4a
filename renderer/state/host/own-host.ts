/** Computes the proof that `electron/policy/web-request.ts` gives: the HMAC of the window's words. */
async function proofOf(token: string, words: string): Promise<string> {
  const bytes = new TextEncoder();
  const use = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes.encode(token), use, false, ['sign']);
  const signed = await crypto.subtle.sign(use.name, key, bytes.encode(`keeling host ${words}`));
  return [...new Uint8Array(signed)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Whether this window's own host answers, perhaps after a restart. Checked before the token is sent, because another
 * program may have the port now. @throws if nobody answers
 */
export async function isOwnHost(token: string): Promise<boolean> {
  const words = crypto.randomUUID();
  const response = await fetch(`/proof/${words}`);
  const answer = (await response.json().catch(() => null)) as { readonly value?: unknown } | null;
  return answer?.value === (await proofOf(token, words));
}
