import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'vitest';
import { readActFile } from '../../../data/formats/act-file.ts';
import { writeAkn } from '../../../data/formats/akn/write.ts';
import { must } from '../../support/reviews/review.ts';
import { medianOf } from '../measure.ts';
import { record } from '../record.ts';
import { referenceFile } from '../reference.ts';
import { parseAlone } from '../xml.ts';
import { INPUTS } from './inputs.ts';

const PEER = 'saxes, the XML parse alone';

async function reads(what: string, input: string, bytes: Uint8Array): Promise<void> {
  const ours = await medianOf(() => must(readActFile(bytes)));
  const theirs = await medianOf(() => parseAlone(bytes, true));
  record({ topic: 'import', what, input, amendments: null, unit: 'ms', ours, peer: PEER, theirs });
}

it.each(INPUTS)('reads $name from Akoma Ntoso', async ({ name, instrument, bytes }) => {
  const file = bytes ?? Buffer.from(writeAkn(instrument, { ids: 'legislation' }));
  await reads('an Act from Akoma Ntoso', name, file);
});

const FILES = ['asp_20030002_en.xml', 'ukpga_20000032_en.xml'] as const;

const folder = referenceFile('clml', 'samples');

it.skipIf(folder === null)('reads whole Acts from legislation.gov.uk’s XML', async () => {
  for (const file of FILES)
    await reads('an Act from legislation.gov.uk’s XML', file, readFileSync(join(folder ?? '', file)));
});
