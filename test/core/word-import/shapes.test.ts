import { describe, expect, it } from 'vitest';
import { AS_SENT, certifiedLines, outcomeOf, type Shape, shapeFile } from '../../support/word/word-shape.ts';
import { LINE_SHAPES } from './shapes-in-a-line.rows.ts';
import { BLOCK_SHAPES } from './shapes-of-blocks.rows.ts';
import { PACKAGE_SHAPES } from './shapes-of-packages.rows.ts';

const NOTHING = { items: [], listed: [], reads: AS_SENT, comments: [] };
const check = ({ document, parts, expect: wanted }: Shape) =>
  expect(outcomeOf(shapeFile(document, parts))).toEqual({ ...NOTHING, ...wanted });
const SHAPES = [...LINE_SHAPES, ...BLOCK_SHAPES, ...PACKAGE_SHAPES];

describe('a returned Word file', () => {
  it.each(LINE_SHAPES)('may have in a line: $name', check);
  it.each(BLOCK_SHAPES)('may have among its paragraphs: $name', check);
  it.each(PACKAGE_SHAPES)('may be put into a file as $name', check);

  // What is listed is in the file, and not in the draft.
  it.each(SHAPES.filter((shape) => !shape.expect.listed))(
    'is read by the certificate as it is taken: $name',
    ({ document, parts, expect: { reads }, inFile }) =>
      expect(certifiedLines(shapeFile(document, parts))).toEqual(inFile ?? reads ?? AS_SENT),
  );

  it('is tried in at least sixty shapes, no two alike', () => {
    const names = SHAPES.map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(60);
    expect(new Set(names).size).toBe(names.length);
  });
});
