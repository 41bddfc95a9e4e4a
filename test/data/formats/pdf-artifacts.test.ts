import { expect, it } from 'vitest';
import { withArtifacts } from '../../../data/formats/pdf/artifacts.ts';

it.each([
  ['text by itself', 'BT\n/F4 12 Tf\n(a) Tj\nET', '/Artifact BMC\nBT\n/F4 12 Tf\n(a) Tj\nET\nEMC\n'],
  ['a ground', 'q\n1 1 1 rg\n0 0 5 5 re\nf\nQ', 'q\n1 1 1 rg\n/Artifact BMC\n0 0 5 5 re\nf\nEMC\n\nQ'],
  [
    'text beside marked text in one block',
    'BT\n(x) Tj\n/P <</MCID 0>> BDC\n(a) Tj\nEMC\nET',
    'BT\n/Artifact BMC\n(x) Tj\nEMC\n\n/P <</MCID 0>> BDC\n(a) Tj\nEMC\nET',
  ],
])('marks %s as no part of the structure', (_, drawing, marked) => {
  expect(withArtifacts(drawing)).toBe(marked);
});

it.each([
  ['what is in the structure', '/P <</MCID 0>> BDC\nBT\n(Tj f \\) BT) Tj\nET\n0 0 5 5 re\nf\nEMC'],
  ['a clip, which paints nothing', '0 0 5 5 re\nW n'],
  ['nothing', ''],
])('leaves %s as it is', (_, drawing) => {
  expect(withArtifacts(drawing)).toBe(drawing);
});
