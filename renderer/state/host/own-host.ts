/** What both sides make of a window's words; `electron/policy/web-request.ts` answers with it. */
async function proofOf(token: string, words: string): Promise<string> {
  const bytes = new TextEncoder();
  const use = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes.encode(token), use, false, ['sign']);
  const signed = await crypto.subtle.sign(use.name, key, bytes.encode(`keeling host ${words}`));
  return [...new Uint8Array(signed)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Whether it is the window's own host that answers, or, started again after it was killed, the same: asked before the
 * token is sent to whoever has its port by now. @throws where nobody answers
 */
export async function isOwnHost(token: string): Promise<boolean> {
  const words = crypto.randomUUID();
  const response = await fetch(`/proof/${words}`);
  const answer = (await response.json().catch(() => null)) as { readonly value?: unknown } | null;
  return answer?.value === (await proofOf(token, words));
}
