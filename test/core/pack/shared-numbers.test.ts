import { expect, it } from 'vitest';
import type { Recommendation } from '../../../core/evidence/evidence.ts';
import { linkOf, noEvidence, packOf, sampleAmendments } from '../../support/papers/pack.ts';

const recommendation = (id: string, no: number, found: string): Recommendation => ({
  id,
  no,
  found,
  addressee: 'Home Office',
  text: `What ${id} asks for.`,
  gist: null,
  gistFrom: null,
  confidence: 'A',
  deadline: null,
  sub: [],
  remark: '',
});

it('tells recommendations of one number apart by where they are, and names no place of any other', () => {
  const recommendations = [
    recommendation('R-001', 1, 'the lamp report, page 2'),
    recommendation('R-002', 1, 'the tag report, page 9'),
    recommendation('R-003', 2, 'the lamp report, page 3'),
  ];
  const links = recommendations.map(({ id }, at) =>
    linkOf(`L-${at}`, 'implements', `amendment:A-00${at + 1}`, `recommendation:${id}`),
  );
  const { document, matrix } = packOf(sampleAmendments(), {
    links,
    evidence: { ...noEvidence, recommendations },
  });
  const words = JSON.stringify(document.parts);
  for (const name of ['1 (the lamp report, page 2)', '1 (the tag report, page 9)']) {
    expect(words).toContain(`Recommendation ${name}, to the Home Office`);
    expect(words).toContain(`would implement recommendation ${name}.`);
    expect(matrix.map((row) => row.recommendation)).toContain(`Recommendation ${name}`);
  }
  expect(words).toContain('would implement recommendation 2.');
  expect(words).not.toContain('page 3');
});
