import { expect, it } from 'vitest';
import { propose } from '../../../core/wording/propose.ts';
import { actAt } from '../../support/acts/act.ts';

const instrument = actAt('current');
const of = (lines: number, line: string) => {
  const text = Array.from({ length: lines }, () => line).join('\n');
  return propose(text, { instrument, amendments: [], am: 'A-001', newPid: () => 'x', mayRevise: () => true });
};

const OMIT = 'Omit “a”.';
const refusal = (words: string) => ({
  ok: false,
  error: { kind: 'unsupported', message: expect.stringContaining(words) },
});

it('refuses more than is read at once, in a sentence that says how much that is', () => {
  expect(of(12, OMIT)).toMatchObject({ ok: true, value: { items: { length: 12 } } });
  expect(of(32_000, OMIT)).toMatchObject(
    refusal('more than 5,000 instructions, which is too many to read at once. Split the text into parts'),
  );
  expect(of(60_000, 'A person.')).toMatchObject(refusal('more than 50,000 lines or numbered paragraphs'));
  expect(of(1, 'a '.repeat(2_500_001))).toMatchObject(refusal('more than 5,000,000 characters'));
});

it('reports a paragraph that is longer than any, and reads what is beside it', () => {
  const long = `In section 1, ${'and in section 2 '.repeat(2000)}omit “a”.`;
  expect(of(1, `1 ${OMIT}\n2 ${long}\n3 ${OMIT}`)).toMatchObject({
    ok: true,
    value: {
      items: [
        { cite: 'section 1' },
        { status: 'unread', reason: 'Too long to be read: over 20,000 characters in one paragraph' },
        { cite: 'section 3' },
      ],
    },
  });
});
