import { expect, it } from 'vitest';
import { aknFiles } from '../../data/papers/pack/akn.ts';
import { faultsByXmllint } from '../support/acts/xmllint.ts';
import { packOf, sampleAmendments } from '../support/papers/pack.ts';
import { needs } from '../support/run/programs.ts';

it('a pack’s Akoma Ntoso is accepted by its schema', (context) => {
  needs(context, 'xmllint');
  const files = [...aknFiles(packOf(sampleAmendments()), 'outward')].map(({ path, chunks }) => [
    path,
    Buffer.concat([...chunks]).toString('utf8'),
  ]);
  expect(files.map(([path]) => path)).toEqual(['as-amended.akn.xml', 'marked-up.akn.xml']);
  for (const [path, xml = ''] of files) {
    expect(faultsByXmllint(xml), path).toBe('');
    // It would be found out.
    expect(faultsByXmllint(xml.replace('<body', '<body made="up"')), path).toContain("'made'");
  }
});
