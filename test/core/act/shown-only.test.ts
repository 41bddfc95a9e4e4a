import { describe, expect, it } from 'vitest';
import { readOnlyMessage, uneditableContent } from '../../../core/act/shown-only.ts';
import type { Opaque } from '../../../core/act/tree.ts';

const table = (markup: string): { readonly opaque: Opaque } => ({
  opaque: { what: 'table', format: 'clml', markup },
});
const cell = (inside: string) =>
  table(`<html:table><html:tr><html:td>${inside}</html:td></html:tr></html:table>`);

describe('a table that is kept whole', () => {
  it.each([
    ['<Image ResourceRef="r1"/>', 'a picture'],
    ['<html:img src="x.png"/>', 'a picture'],
    ['<math:math><math:mi>x</math:mi></math:math>', 'a formula'],
    ['<html:table><html:tr><html:td>in</html:td></html:tr></html:table>', 'another table'],
    ['<BlockAmendment><P1/></BlockAmendment>', 'quoted provisions'],
    ['<html:ol><html:li>one</html:li></html:ol>', 'a list that is numbered only as it is shown'],
  ])('is said to be so for what is in it: %s', (inside, what) => {
    expect(uneditableContent(cell(inside))).toBe(what);
    expect(readOnlyMessage(cell(inside))).toBe(
      `This table has ${what} in it, so it is shown as printed and you cannot edit it`,
    );
  });

  it('is said to be shown only, where nothing in it says why', () => {
    expect(uneditableContent(cell('words'))).toBeNull();
    expect(readOnlyMessage(cell('words'))).toBe('This text is shown as printed, so you cannot edit it');
    expect(uneditableContent({ opaque: { what: 'image', format: 'clml', markup: '<Image/>' } })).toBeNull();
    expect(uneditableContent({})).toBeNull();
  });
});
