import { describe, expect, it } from 'vitest';
import { type CallName, CHANNELS, calls } from '../../../core/api.ts';
import { readInputSync } from '../../../data/session/read-input.ts';
import { newReview } from '../../support/reviews/review.ts';
import { fittingText, textPlaces } from '../../support/reviews/text-places.ts';

/** A text with what PostgreSQL, JSON or a file format can't hold in it: U+0000, half of a character, a control character. */
const unusableTexts = (text: string): readonly string[] =>
  ['\0', '\ud800', '\udfff', '\x1b', '\ufffe'].map((bad) => `${text.slice(0, 1)}${bad}${text.slice(1)}`);

describe('a text that no database can hold', () => {
  it('is refused as bad input in every place of every call, and nothing is written', async () => {
    const review = await newReview();
    const head = async () => (await review.do('review.get', {})).ledgerHead;
    const before = await head();
    const wrong: string[] = [];
    let tried = 0;
    for (const name of Object.keys(calls) as CallName[]) {
      const { input } = calls[name];
      for (const place of textPlaces(input)) {
        const fitting = fittingText(input, place);
        if (fitting === null) continue;
        for (const text of unusableTexts(fitting)) {
          tried += 1;
          const answer = await review.session.call(name, place.with(text) as never);
          if (answer.ok || answer.error.kind !== 'invalid')
            wrong.push(`${name} ${place.path}: ${answer.ok ? 'taken' : answer.error.kind}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(1_000);
    expect(await head()).toEqual(before);
  });

  it('is refused as a host reads it, in every place of every call of every channel', () => {
    const encoder = new TextEncoder();
    const [wrong, unknown]: [string[], string[]] = [[], []];
    for (const channel of ['api', 'host', 'team'] as const)
      for (const [name, { input }] of Object.entries(CHANNELS[channel]))
        for (const place of textPlaces(input)) {
          const read = (text: string) =>
            readInputSync({ channel, name, bytes: encoder.encode(JSON.stringify(place.with(text))) });
          const fitting = fittingText(input, place);
          if (fitting === null) unknown.push(`${name} ${place.path}`);
          else if (!read(fitting).ok) wrong.push(`${name} ${place.path}: refused as it must be`);
          else
            for (const text of unusableTexts(fitting)) {
              const answer = read(text);
              if (answer.ok || answer.error.kind !== 'invalid') wrong.push(`${name} ${place.path}`);
            }
        }
    expect(wrong).toEqual([]);
    // No place is passed over, because nothing is known that fits there.
    expect(unknown).toEqual([]);
  });
});
