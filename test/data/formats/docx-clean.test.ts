import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { forProfile } from '../../../core/pack/profile.ts';
import { findReturnedChanges } from '../../../core/word-import/find-returned.ts';
import { docxOf } from '../../../data/formats/docx/docx.ts';
import { readReturned } from '../../../data/formats/docx/read/read.ts';
import { WORD_FILE } from '../../../data/papers/pack/files.ts';
import { realAct } from '../../support/drafts/drafts.ts';
import { packOf, sampleAmendments } from '../../support/papers/pack.ts';
import { rewritten } from '../../support/word/word-file.ts';

const chosen = sampleAmendments();
const fileOf = (profile: 'outward' | 'clean') => docxOf(forProfile(packOf(chosen), profile), [], profile);
const saysMarkedUp = (bytes: Uint8Array) =>
  Object.entries(unzipSync(bytes)).flatMap(([path, part]) =>
    /marked[\s_-]?up/i.test(strFromU8(part)) ? [path] : [],
  );

describe('the clean Word file', () => {
  it('calls itself marked up nowhere: not in its name, its title, its first lines, its header or its styles', () => {
    expect(WORD_FILE.clean).not.toMatch(/marked/i);
    expect(saysMarkedUp(fileOf('clean'))).toEqual([]);
    expect(saysMarkedUp(fileOf('outward'))).toEqual(['docProps/core.xml', 'word/document.xml']);
    const title = strFromU8(unzipSync(fileOf('clean'))['docProps/core.xml'] ?? new Uint8Array());
    expect(title).toContain(
      '<dc:title>Stalking review: Protection from Harassment Act 1997, as amended</dc:title>',
    );
  });

  it.each(['outward', 'clean'] as const)(
    'of the profile %s is known by what stands round the Act where a program dropped its bookmark',
    (profile) => {
      const bare = rewritten(fileOf(profile), {
        'word/document.xml': (xml) => xml.replace(/<w:bookmark(?:Start|End)[^>]*>/g, ''),
      });
      const read = readReturned(bare);
      if (!read.ok) throw new Error(read.error.message);
      const found = findReturnedChanges(read.value, {
        base: realAct(),
        amendments: chosen,
        profile,
        exportedAt: null,
        changeAuthors: null,
      });
      expect([found.knownShare, found.items, found.unplaced]).toEqual([1, [], []]);
    },
  );
});
