import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { UNEDITED_PAPER } from '../../../core/pack/paper/document.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';
import { annexDocxOf } from '../../../data/formats/docx/paper.ts';
import { annexHtmlOf, filedParts } from '../../../data/formats/html/page.ts';
import { packOf, sampleAmendments } from '../../support/papers/pack.ts';

it.each([
  ['public', 'None recorded'],
  ['lawyer', 'Not known'],
] as const)(
  'does not say to %s of a recommendation that nobody answered it, where no answer is on record',
  (readers, words) => {
    const evidence = { ...loadEvidence(), responses: [], commitments: [] };
    const arrangement = { ...UNEDITED_PAPER.arrangement, order: ['recommendations'] };
    const model = packOf(sampleAmendments(), {
      evidence,
      paper: { ...UNEDITED_PAPER, arrangement, readers },
    });
    const part = filedParts(model).find(({ id }) => id === 'recommendations');
    if (!part) throw new Error('no annex');
    const word = strFromU8(unzipSync(annexDocxOf(model, part))['word/document.xml'] ?? new Uint8Array());
    for (const text of [annexHtmlOf(model, part), word]) {
      expect(text.split(words).length - 1).toBe(evidence.recommendations.length);
      expect(text).not.toContain('No response');
    }
  },
);
