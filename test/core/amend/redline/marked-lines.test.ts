import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../../core/amend/redline/lines.ts';
import {
  amendedText,
  type MarkedLine,
  markedHtml,
  markedLines,
  markedText,
} from '../../../../core/amend/redline/marked-lines.ts';
import { redline } from '../../../../core/amend/redline/redline.ts';
import { smallAct } from '../../../support/acts/small-act.ts';

const line = (words: MarkedLine['words'], label: MarkedLine['label'] = []): MarkedLine => ({
  level: 1,
  isHeading: false,
  label,
  words,
});

describe('a redline as it is copied', () => {
  const changed = line(
    [
      { kind: 'kept', text: 'A person ' },
      { kind: 'deleted', text: 'must' },
      { kind: 'inserted', text: 'may' },
      { kind: 'kept', text: ' go.' },
    ],
    [{ kind: 'kept', text: '(1)' }],
  );
  const inserted = line([{ kind: 'inserted', text: 'New <words>.' }], [{ kind: 'inserted', text: '(1A)' }]);
  const gone = line([{ kind: 'deleted', text: 'Old & gone.' }], [{ kind: 'deleted', text: '(2)' }]);
  const lines = [changed, inserted, gone];

  it('says each change in words, as text', () => {
    expect(markedText(lines)).toBe(
      '(1)\tA person [deleted: must][inserted: may] go.\n' +
        '[inserted: (1A)\tNew <words>.]\n' +
        '[deleted: (2)\tOld & gone.]',
    );
  });

  it('is insertions and deletions, as HTML, with nothing of the text taken for markup', () => {
    expect(markedHtml(lines).split('\n')).toEqual([
      '<p style="margin-left: 2em">(1)&emsp;A person <del>must</del><ins>may</ins> go.</p>',
      '<p style="margin-left: 2em"><ins>(1A)&emsp;New &lt;words&gt;.</ins></p>',
      '<p style="margin-left: 2em"><del>(2)&emsp;Old &amp; gone.</del></p>',
    ]);
    expect(markedHtml([{ ...changed, isHeading: true, level: 0 }])).toContain('<b>(1)&emsp;A person');
  });

  it('is only what would be law, when the words are copied by themselves', () => {
    expect(amendedText(lines)).toBe('(1)\tA person may go.\n(1A)\tNew <words>.');
    expect(amendedText([])).toBe('');
  });

  it('tells words that were only moved from others', () => {
    const moved = line([{ kind: 'deleted', text: 'x', moved: true }], [{ kind: 'kept', text: '(a)' }]);
    expect(markedText([moved])).toBe('(a)\t[moved from here: x]');
    expect(markedHtml([moved])).toContain('<del title="moved from here">x</del>');
  });

  it('is the base text where nothing is changed, and as amended where something is', () => {
    const act = smallAct();
    const same = markedLines(linesOf(redline(act, [])));
    expect(markedText(same)).toBe(amendedText(same));
    expect(markedText(same)).not.toMatch(/inserted:|deleted:/);
    const left = redline(act, [{ id: 'A-001', edits: [{ type: 'omit', pid: 's1-1-a' }] }]);
    const marked = markedLines(linesOf(left));
    expect(markedText(marked)).toMatch(/\[deleted: \(a\)\t/);
    expect(amendedText(marked).split('\n')).toHaveLength(amendedText(same).split('\n').length - 1);
  });
});
