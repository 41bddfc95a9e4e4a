import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keelingIn } from '../support/hosts/keeling.ts';
import { temporaryFolder } from '../support/run/temporary.ts';
import { all, del, inParagraph, ins, put, rewritten } from '../support/word/word-file.ts';

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
    'The draft will differ in 1 place from the file with all changes accepted.',
    'differs: Section 1(1)(b): the file has “ought to”, and the draft has “should”. Your change was rejected in Word, and that is not imported: Without A-001’s change. In section 1(1)(b): deleted “should know”; inserted “ought to know”.',
    expect.stringMatching(
      /^Compared: [\d,]+ characters in \d+ paragraphs of the Act, and 0 comments. Of the draft, A-001 to A-003 were compared with it, and no other amendments\.$/,
    ),
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
  expect(taken.out).toContain('The draft differs in 2 places from the file with all changes accepted.');
  expect(taken.out).toContain(
    'differs: Heading of section 16: the file has “Title”, and the draft has “title”. This change was not imported: In the heading of section 16: deleted “title”; inserted “Title”.',
  );
  expect((await keeling('word', 'back', 'r.keeling', 'back.docx', '--dry-run')).out).toContain(
    'taken already change-2',
  );
  expect(await keeling('word', 'back', 'r.keeling', 'edit.json')).toMatchObject({ code: 1, out: '' });
  expect(await keeling('word', 'back', 'r.keeling', 'back.docx', '--only', 'change-9')).toMatchObject({
    code: 2,
  });
  // With everything of it taken, nothing differs, and the exit code tells.
  const whole = await keeling('word', 'back', 'r.keeling', 'back.docx', '--only', 'change-1,change-3');
  expect(whole).toMatchObject({ code: 0, err: '' });
  expect(whole.out).toContain(
    'The draft now equals the file with all changes accepted, to the character.\nCompared: ',
  );
  expect(await keeling('verify', 'r.keeling')).toMatchObject({ code: 0 });
});
