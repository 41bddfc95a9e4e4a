import { describe, expect, it, vi } from 'vitest';
import { LimitExceeded, parseInPieces } from '../../../data/formats/json-in-pieces.ts';

const LIMITS = { holders: 1000, values: 100_000 };
const parse = (text: string): unknown => parseInPieces(Buffer.from(text), LIMITS);
/** White space, or a text, of more than a piece. */
const SPACE = ' '.repeat(1_100_000);
const LONG = `"${'x’\\"\\\\'.repeat(200_000)}"`;

const GOOD = [
  '1',
  ' "a" ',
  '[]',
  `[${SPACE}]`,
  `{${SPACE}}`,
  `[1,${SPACE}2, {"a": [${SPACE}3]}]`,
  `[${LONG},1,${LONG}]`,
  `[1,2,${LONG}]`,
  `{"a":1,"b" : ${LONG} , "c":[{"d":${LONG}},[]],"e":null}`,
  `{"__proto__":${LONG},"a":{"__proto__":1}}`,
  `{"a":1,"a":${LONG}}`,
  `[${Array.from({ length: 45_000 }, (_, at) => `"value number ${at}, ]}\\"’"`).join(',\n')}]`,
  `{${Array.from({ length: 45_000 }, (_, at) => `"the key of ${at} is":${at}`).join(',')}}`,
  `[[${LONG}],{"[":"]"},"}",${SPACE}"\\\\"]`,
];
/** Each with enough in it that it is read in pieces. */
const BAD = [
  '',
  SPACE,
  `[${SPACE}`,
  `[${SPACE}}`,
  `[${SPACE},]`,
  `[,${LONG}]`,
  `[${LONG},]`,
  `[${LONG},,1]`,
  `[1,,${LONG}]`,
  `[1 ${SPACE} 2]`,
  `[${LONG}]]`,
  `[${LONG}],[1]`,
  `[1],[${LONG}]`,
  `[${LONG},{]`,
  `[${LONG},1}`,
  `{${LONG}}`,
  `{"a"${SPACE}}`,
  `{"a":${SPACE}}`,
  `{a:${LONG}}`,
  `{1:${LONG}}`,
  `{"a":1,${LONG}:}`,
  `{"a":1}{"b":${LONG}}`,
  `["${SPACE}]`,
  `[${LONG}\v]`,
  `\uFEFF[${LONG}]`,
];

describe('JSON in pieces', () => {
  it.each(GOOD.map((text) => [text.slice(0, 30), text]))('is what it is whole: %s', (_, text) => {
    expect(JSON.stringify(parse(text)) === JSON.stringify(JSON.parse(text))).toBe(true);
  });

  it.each(BAD.map((text) => [text.slice(0, 30), text]))('is refused as it is whole: %s', (_, text) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(() => parse(text)).toThrow(SyntaxError);
  });

  it('is refused where it is no UTF-8', () => {
    expect(() =>
      parseInPieces(Buffer.concat([Buffer.from(`["${SPACE}`), Buffer.from([0xff, 0x22, 0x5d])]), LIMITS),
    ).toThrow(TypeError);
  });

  it('is never made a text of the whole', () => {
    const parsing = vi.spyOn(JSON, 'parse');
    parse(`{"a":[${`${LONG},`.repeat(9)}1],"b":{"c":[${`${LONG},`.repeat(9)}1]}}`);
    const longest = Math.max(...parsing.mock.calls.map(([text]) => text.length));
    parsing.mockRestore();
    expect(longest).toBeLessThan(2_000_000);
  });

  it('is refused, before any of it is parsed, where it holds more than a reader goes through', () => {
    const parsing = vi.spyOn(JSON, 'parse');
    expect(() => parse(`[${'{},'.repeat(1000)}1]`)).toThrow(LimitExceeded);
    expect(() => parse(`[${'1,'.repeat(100_000)}1]`)).toThrow(LimitExceeded);
    expect(() => parse(`["${'x'.repeat(33_000_000)}"]`)).toThrow(LimitExceeded);
    expect(() => parse(`${'['.repeat(500)}"${'x'.repeat(33_000_000)}"${']'.repeat(500)}`)).toThrow(
      LimitExceeded,
    );
    expect(parsing).not.toHaveBeenCalled();
    parsing.mockRestore();
    expect(parse(`["${'[{,'.repeat(100_000)}"]`)).toHaveLength(1);
  });
});
