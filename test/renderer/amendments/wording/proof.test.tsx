import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Proof } from '../../../../renderer/amendments/wording/proof.tsx';

const written = {
  text: 'In section 1, omit “a”.',
  inexpressible: [],
  proved: true,
  differences: [],
  leftOut: [],
};

const shown = (of: Parameters<typeof Proof>[0]['clause']): string =>
  renderToStaticMarkup(<Proof clause={of} />).replaceAll(/<[^>]+>/g, ' ');

describe('what is said of a clause’s check', () => {
  it('says that wording which does not give the draft was checked, and why it failed', () => {
    const words = shown({ ...written, proved: false, differences: ['Section 1 says “b”.'] });
    expect(words).toContain('Check failed: this wording does not produce the marked-up text.');
    expect(words).toContain('Section 1 says “b”.');
    expect(words.toLowerCase()).not.toContain('not checked');
  });

  it('says of wording that gives it that it was checked', () => {
    expect(shown(written).trim()).toBe('Checked: this wording produces the marked-up text.');
  });
});
