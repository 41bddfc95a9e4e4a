import { describe, expect, it } from 'vitest';
import { parseCitation } from '../../../../core/act/citation.ts';
import { referencesIn } from '../../../../core/act/references/references.ts';
import { redline } from '../../../../core/amend/redline/redline.ts';
import { referenceStatus } from '../../../../renderer/text/references/reference-status.ts';
import { targetWords } from '../../../../renderer/text/references/target-words.ts';
import { actAt } from '../../../support/acts/act.ts';
import { drafted } from '../../../support/drafts/check-drafts.ts';

const act = actAt('current');
const pid = (citation: string): string => parseCitation(act.root, citation) ?? '';

describe('the words of what a reference names', () => {
  const amended = redline(act.root, [
    drafted(
      act,
      'A-001',
      { in: '2(2)', replace: 'six months', with: 'two years' },
      { in: 'section 2A', omit: true },
    ),
  ]);

  it('are as the text would read, under its section’s heading', () => {
    expect(targetWords(amended, pid('2(2)'), 'as-amended')).toEqual({
      heading: '2 Offence of harassment',
      lines: [expect.stringMatching(/^\(2\)\tA person guilty .* not exceeding two years, or a fine/)],
      isCut: false,
    });
    expect(targetWords(amended, pid('2(2)'), 'original')?.lines[0]).toContain('six months');
  });

  it('are none where it isn’t there', () => {
    expect(targetWords(amended, pid('2A(3)'), 'as-amended')).toBeNull();
    expect(targetWords(amended, pid('2A(3)'), 'original')?.heading).toBe('2A Offence of stalking');
  });

  it('of a whole section are its first lines, without its heading twice', () => {
    const words = targetWords(redline(act.root, []), pid('section 1'), 'original');
    expect(words?.heading).toBe('1 Prohibition of harassment');
    expect(words?.lines[0]).toMatch(/^\(1\)\tA person must not/);
    expect(words?.isCut).toBe(true);
    expect(words?.lines.join('').length).toBeLessThan(900);
  });
});

describe('how a reference stands', () => {
  const [reference] = referencesIn(act.root, act.title);
  if (!reference) throw new RangeError('No reference');
  const ignored = (key: string) =>
    new Map([[key, { key, said: '', because: 'It is meant', by: 'Ann', at: 't' }]]);
  const broken = { ...reference, state: 'broken' } as const;

  it('is what came of looking it up', () => {
    expect(referenceStatus(reference, new Map()).status).toBe('valid');
    expect(referenceStatus(broken, ignored('D02/other')).status).toBe('broken');
  });

  it('is ignored by its own key and by that of the finding about it', () => {
    const { pid: at, field, key } = reference;
    for (const under of [key, `D02/${at}/${field}/${key}`, `D03/${at}/${field}/${key}`]) {
      expect(referenceStatus(broken, ignored(under))).toMatchObject({
        status: 'ignored',
        ignoredAs: { because: 'It is meant' },
      });
    }
  });

  it('in another Act is nobody’s to ignore', () => {
    expect(referenceStatus({ ...reference, state: 'other-act' }, ignored(reference.key)).status).toBe(
      'other-act',
    );
  });
});
