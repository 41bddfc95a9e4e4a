import fc from 'fast-check';
import { expect, it } from 'vitest';
import { saveWords } from '../../../renderer/amendments/save-words.ts';

const REST = {
  phase: 'saved',
  writes: { running: [], failure: null },
  connection: 'here',
  isDisplaced: false,
  isUnsent: false,
} as const;

it('is “Saved” only where nothing waits, runs, failed or is unsent, and host and file are there', () => {
  expect(saveWords(REST).words).toBe('Saved');
  const failure = { kind: 'unavailable', message: 'The disk is full. Nothing was saved.' } as const;
  const known = fc.record({
    phase: fc.constantFrom('saved', 'waiting', 'starting', 'saving', 'failed'),
    writes: fc.record({
      running: fc.constantFrom([], ['thread.add'] as const, ['amendment.create', 'link.add'] as const),
      failure: fc.constantFrom(null, failure),
    }),
    connection: fc.constantFrom('here', 'lost', 'closed'),
    isDisplaced: fc.boolean(),
    isUnsent: fc.boolean(),
  });
  fc.assert(
    fc.property(known, (state) => {
      const { phase, writes, connection, isDisplaced, isUnsent } = state;
      const isAll =
        phase === 'saved' &&
        writes.running.length === 0 &&
        writes.failure === null &&
        connection === 'here' &&
        !isDisplaced &&
        !isUnsent;
      expect(saveWords(state).words === 'Saved').toBe(isAll);
      expect(saveWords(state).look === 'saved').toBe(isAll);
    }),
  );
});

it('says what is happening', () => {
  const words = (more: Partial<Parameters<typeof saveWords>[0]>) => saveWords({ ...REST, ...more }).words;
  expect(words({ phase: 'starting' })).toBe('Starting an amendment…');
  expect(words({ writes: { running: ['amendment.create'], failure: null } })).toBe('Starting an amendment…');
  expect(words({ writes: { running: ['link.add'], failure: null } })).toBe('Saving…');
  expect(words({ writes: { running: ['pack.export'], failure: null } })).toBe('Saved');
  expect(words({ isDisplaced: true })).toBe('Nothing is saved in this file');
  expect(words({ isUnsent: true })).toBe('Saved, except the form you are filling in');
});
