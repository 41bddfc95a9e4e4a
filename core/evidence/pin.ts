import { ANCHOR_CONTEXT, findAnchor, makeAnchor, type Stretch } from './anchor.ts';
import type { Pin, Source } from './evidence.ts';

/** How much of the text around a quote a pin keeps on each side, in UTF-16 code units; more where that isn't unique. */
export const PIN_CONTEXT = ANCHOR_CONTEXT;

/**
 * Pins the words `from..to` (UTF-16 code units, not empty) of a source to their place; see `makeAnchor`.
 * @throws RangeError when the stretch is empty, outside the text, or cuts a character in two.
 */
export const makePin = ({ id, text }: Pick<Source, 'id' | 'text'>, from: number, to: number): Pin => ({
  source: id,
  ...makeAnchor(text, from, to),
});

/** Where a pin's words are in `text`; null when they can't be told from others; see `findAnchor`. */
export const findPin = (pin: Pin, text: string): Stretch | null => findAnchor(pin, text);

/** Whether a pin's words stand at their place in `text`, stand elsewhere in it, or can't be told any more. */
export function checkPin(pin: Pin, text: string): 'ok' | 'moved' | 'lost' {
  const found = findPin(pin, text);
  if (!found) return 'lost';
  return found.from === pin.from && found.to === pin.to ? 'ok' : 'moved';
}
