import { describe, expect, it } from 'vitest';
import { readActFile } from '../../../data/formats/act-file.ts';
import { writeAkn } from '../../../data/formats/akn/write.ts';
import { actAt } from '../../support/acts/act.ts';
import { must } from '../../support/reviews/review.ts';

describe('an Act’s file', () => {
  it('is known for what it is behind any comments', () => {
    const act = actAt('current');
    const [head = '', ...rest] = writeAkn(act, { ids: 'lawmaker' }).split('?>');
    const before = '<!-- <Legislation> - ->\n--><?a b?>'.repeat(50);
    const { instrument } = must(readActFile(`${head}?>${before}${rest.join('?>')}`));
    expect(instrument.title).toBe(act.title);
  });

  it('is seen at once to be none, however many comments it begins with', () => {
    const refused = { ok: false, error: { kind: expect.stringMatching(/damaged|unsupported/) } };
    for (const end of ['!', '<!--', ''])
      expect(readActFile(`${'<!---->'.repeat(2000)}${end}`)).toMatchObject(refused);
  });
});
