import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keelingIn } from '../support/keeling.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { all, del, inParagraph, ins, put, rewritten } from '../support/word-file.ts';

it('takes a Word file back on the command line, once it has said what that would do', async () => {
  const folder = temporaryFolder();
  const keeling = (...args: readonly string[]) => keelingIn(folder, ...args);
  await keeling('new', 'r.keeling', '--author', 'Ada');
  const edits = [{ in: 'section 1(1)(b)', replace: 'ought to know', with: 'should know' }];
  writeFileSync(join(folder, 'edit.json'), JSON.stringify({ title: 'One change', edits }));
  await keeling('draft', 'r.keeling', '--edit', 'edit.json', '--author', 'Ada');
  expect(await keeling('word', 'r.keeling', '--out', 'out')).toMatchObject({ code: 0, err: '' });
  const sent = readFileSync(join(folder, 'out', 'marked-up-with-comments.docx'));
  const counsel = all(
    put('Short title', 'Short Title'),
    inParagraph('should know', (p) =>
      p
        .replace(/<w:ins .*?<\/w:ins>/, '')
        .replace(/<\/?w:del(?: [^>]*)?>/g, '')
        .replaceAll('delText', 't'),
    ),
    inParagraph('>Interpretation', (p) => p.replace('</w:p>', `${del('')}${ins(' of this Act')}</w:p>`)),
  );
  writeFileSync(join(folder, 'back.docx'), rewritten(sent, { 'word/document.xml': counsel }));

  const dry = await keeling('word', 'back', 'r.keeling', 'back.docx', '--dry-run');
  expect(dry.err).toBe('');
  expect(dry.out.split('\n')).toEqual([
    'back.docx: of 1 amendment',
    'leave change-1 (rejected): Without A-001’s change. In section 1(1)(b): deleted “should know”; inserted “ought to know”',
    'take change-2 (Dana Counsel): In the heading of section 7: inserted “ of this Act”',
    'take change-3 (untracked): In the heading of section 16: deleted “title”; inserted “Title”',
    '0 changes as sent; 0 comments known already',
    'nothing was changed',
  ]);
  expect(dry.code).toBe(3);
  const taken = await keeling(
    'word',
    'back',
    'r.keeling',
    'back.docx',
    '--only',
    'change-2',
    '--author',
    'Bo',
  );
  expect(taken).toMatchObject({ code: 3, err: '' });
  expect(taken.out).toContain('made A-002: Section 7: changed in Word');
  expect((await keeling('word', 'back', 'r.keeling', 'back.docx', '--dry-run')).out).toContain(
    'taken already change-2',
  );
  expect(await keeling('word', 'back', 'r.keeling', 'edit.json')).toMatchObject({ code: 1, out: '' });
  expect(await keeling('word', 'back', 'r.keeling', 'back.docx', '--only', 'change-9')).toMatchObject({
    code: 2,
  });
  expect(await keeling('verify', 'r.keeling')).toMatchObject({ code: 0 });
});
