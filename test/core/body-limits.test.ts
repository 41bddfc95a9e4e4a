import { expect, it } from 'vitest';
import { CHANNELS, findCarriedCall } from '../../core/api.ts';
import { FILE_BODY } from '../../core/contract.ts';
import { textPlaces } from '../support/reviews/text-places.ts';

const all = (['api', 'host', 'team'] as const).flatMap((channel) =>
  Object.keys(CHANNELS[channel]).flatMap((name) => {
    const call = findCarriedCall(channel, name);
    return call ? [{ name, ...call }] : [];
  }),
);

it('lets every call be sent the longest text that it takes', () => {
  const short = all.flatMap(({ name, input, body }) =>
    textPlaces(input)
      // Whatever is longer than a file may be comes over HTTP by no call: a desktop hands it on.
      .filter(({ most }) => most !== null && most < FILE_BODY.bytes && most > body.bytes)
      .map(({ path, most }) => `${name} ${path}: ${most}`),
  );
  expect(short).toEqual([]);
});

it('lets no call be sent a file that takes none', () => {
  const files = all.filter(({ body }) => body === FILE_BODY).map(({ name }) => name);
  const long = all.filter(({ input }) => textPlaces(input).some(({ most }) => (most ?? 0) > 16 * 1_048_576));
  expect(files.toSorted()).toEqual(long.map(({ name }) => name).toSorted());
});
