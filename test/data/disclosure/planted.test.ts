import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Kind } from '../../../core/disclosure/kinds.ts';
import { RULES } from '../../../core/disclosure/rules.ts';
import { DOCUMENTS } from '../../../core/pack/documents.ts';
import { PACK_FORMATS, type PackFormat } from '../../../core/pack/formats.ts';
import { WORD_PROFILES } from '../../../core/pack/word-profiles.ts';
import { amount } from '../../support/run/amount.ts';
import { findingsIn, modelOf } from './offences.ts';
import { type Field, reviewOf } from './planted-review.ts';

const FORMATS = PACK_FORMATS.filter((format) => format !== 'pdf');
const someKinds = fc.subarray(Object.keys(RULES) as Kind[], { minLength: 12 });

it('a word in any field is in a file only where the table lets its reader have it', {
  timeout: amount(60_000, 3_600_000),
}, async () => {
  /** What was found where, so that a search that finds nothing is seen. */
  const seen = new Map<PackFormat, Set<Field>>(FORMATS.map((format) => [format, new Set()]));
  await fc.assert(
    fc.asyncProperty(
      someKinds,
      fc.constantFrom(...DOCUMENTS),
      fc.constantFrom(...WORD_PROFILES),
      async (kinds, document, profile) => {
        const planted = reviewOf(document, new Set(kinds));
        const model = modelOf(planted, profile);
        for (const format of FORMATS) {
          const { fields, offences } = await findingsIn(model, planted, profile, format);
          expect(offences).toEqual([]);
          for (const field of fields) seen.get(format)?.add(field);
        }
      },
    ),
    { numRuns: amount(4, 100) },
  );
  for (const [format, found] of seen) if (format !== 'form') expect(found.size, format).toBeGreaterThan(0);
});
