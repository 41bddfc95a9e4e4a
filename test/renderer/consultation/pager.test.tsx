import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Pager, withinPages } from '../../../renderer/consultation/pager.tsx';

it.each([
  [0, 0, 0],
  [0, 45, 0],
  [40, 45, 40],
  // The last of the last page was accepted, or taken out.
  [40, 40, 20],
  [40, 20, 0],
  [40, 0, 0],
])('from place %i of %i things shows the page from %i', (at, total, from) => {
  expect(withinPages(at, total, 20)).toBe(from);
});

it.each([
  [0, 45, '1 to 20 of 45 suggestions'],
  [40, 45, '41 to 45 of 45 suggestions'],
  [40, 40, '21 to 40 of 40 suggestions'],
  [20, 0, '0 suggestions'],
])('says from place %i of %i: %j', (at, total, words) => {
  const shown = renderToStaticMarkup(
    <Pager at={at} total={total} size={20} of="suggestion" onAt={() => undefined} />,
  );
  expect(/<span[^>]*>([^<]*)</.exec(shown)?.[1]).toBe(words);
});
