import type { Pin, Source } from './evidence.ts';

/** How much of the text around a quote a pin keeps on each side, in UTF-16 code units; more where that isn't unique. */
export const PIN_CONTEXT = 32;

/**
 * Pins the words `from..to` (UTF-16 code units, not empty) of a source to their place. The context kept is as long
 * as it takes to tell the words from every look-alike in the same text.
 * @throws RangeError when the stretch is empty, outside the text, or cuts a character in two.
 */
export function makePin(source: Pick<Source, 'id' | 'text'>, from: number, to: number): Pin {
  const { id, text } = source;
  const inside =
    Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= text.length;
  if (!inside || cutsCharacter(text, from) || cutsCharacter(text, to)) {
    throw new RangeError(`Can't pin ${from}..${to} of ${id} (length ${text.length})`);
  }
  for (let reach = PIN_CONTEXT; ; reach *= 2) {
    let start = Math.max(0, from - reach);
    let end = Math.min(text.length, to + reach);
    if (cutsCharacter(text, start)) start += 1;
    if (cutsCharacter(text, end)) end -= 1;
    const pin = {
      source: id,
      from,
      to,
      quote: text.slice(from, to),
      prefix: text.slice(start, from),
      suffix: text.slice(to, end),
    };
    // Ends at the latest when the context is the whole text.
    if (findPin(pin, text)) return pin;
  }
}

/**
 * Where a pin's words are in `text`, or null when they, with the words around them, aren't there or are there
 * more than once: a look-alike is never taken for the words that were pinned.
 */
export function findPin(pin: Pin, text: string): { readonly from: number; readonly to: number } | null {
  const whole = pin.prefix + pin.quote + pin.suffix;
  if (pin.quote === '') return null;
  const at = text.indexOf(whole);
  if (at < 0 || text.indexOf(whole, at + 1) >= 0) return null;
  const from = at + pin.prefix.length;
  return { from, to: from + pin.quote.length };
}

/** Whether a pin's words stand at their place in `text`, stand elsewhere in it, or can't be told any more. */
export function checkPin(pin: Pin, text: string): 'ok' | 'moved' | 'lost' {
  const found = findPin(pin, text);
  if (!found) return 'lost';
  return found.from === pin.from && found.to === pin.to ? 'ok' : 'moved';
}

/** Whether `at` falls between the two halves of a surrogate pair. */
function cutsCharacter(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
