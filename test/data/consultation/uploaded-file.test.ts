import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FileUpload } from '../../../data/handlers/consultation/uploaded-file.ts';
import { must, newReview } from '../../support/reviews/review.ts';
import { csv } from './support.ts';

const bytes = Buffer.from(
  csv([
    ['Id', 'Q1: Do you agree?', 'Q2: Why?'],
    ['1', 'Yes', 'Ŵedi’r cyfan £5'],
    ['2', 'No', 'Because of it'],
  ]),
);
const hash = createHash('sha256').update(bytes).digest('hex');
const piece = (from: number, to: number) => bytes.subarray(from, to).toString('base64');

it('crosses once, in pieces, and is named by its hash after that', async () => {
  const review = await newReview();
  const put = { upload: 'a' };
  expect(
    await review.do('consultation.putFile', { ...put, at: 0, base64: piece(0, 40), isLast: false }),
  ).toEqual({ received: 40, sha256: null });
  expect(
    await review.do('consultation.putFile', {
      ...put,
      at: 40,
      base64: piece(40, bytes.length),
      isLast: true,
    }),
  ).toEqual({ received: bytes.length, sha256: hash });
  const named = { name: 'a.csv', sha256: hash };
  const look = await review.do('consultation.look', named);
  expect(look).toMatchObject({ sha256: hash, bytes: bytes.length, dryRun: { added: 2 } });
  expect(await review.do('consultation.look', { name: 'a.csv', base64: bytes.toString('base64') })).toEqual(
    look,
  );
  expect((await review.do('consultation.import', named)).import).toMatchObject({
    sha256: hash,
    respondents: 2,
  });
  // What is imported is let go of.
  expect(await review.session.call('consultation.look', named)).toMatchObject({
    ok: false,
    error: { kind: 'not-found' },
  });
  expect(await review.session.call('consultation.look', { name: 'a.csv' })).toMatchObject({
    ok: false,
    error: { kind: 'not-found' },
  });
});

it('is whole however it is cut, and none of two that come at once', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 200 }),
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }),
      (given, cuts) => {
        const whole = Buffer.from(given);
        const brought = new FileUpload();
        let last: string | null = null;
        for (let at = 0, turn = 0; at < whole.length; turn += 1) {
          const to = Math.min(whole.length, at + (cuts[turn % cuts.length] ?? 1));
          const isLast = to === whole.length;
          last = must(
            brought.addChunk({ upload: 'a', at, base64: Uint8Array.from(whole.subarray(at, to)), isLast }),
          ).sha256;
          at = to;
        }
        expect(last).toBe(createHash('sha256').update(whole).digest('hex'));
        expect(whole.equals(must(brought.bytesOf({ sha256: last ?? '' })))).toBe(true);
      },
    ),
  );
  const brought = new FileUpload();
  must(brought.addChunk({ upload: 'a', at: 0, base64: new Uint8Array(3), isLast: false }));
  must(brought.addChunk({ upload: 'b', at: 0, base64: new Uint8Array(3), isLast: false }));
  for (const [upload, at] of [
    ['a', 3],
    ['b', 9],
  ] as const)
    expect(brought.addChunk({ upload, at, base64: new Uint8Array(3), isLast: true })).toMatchObject({
      ok: false,
      error: { kind: 'stale' },
    });
});
