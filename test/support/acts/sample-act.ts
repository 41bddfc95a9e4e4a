import { type Provision, provision } from '../../../core/act/tree.ts';

/**
 * A small made-up Act for what the real one has none of: letters beyond the basic plane, combining marks, joined
 * emoji, Welsh, the same word again and again, a Schedule, words that are not held. It is no law and says so.
 */
export const sampleAct: Provision = provision({
  pid: 'root',
  kind: 'act',
  heading: 'Sample Act (no law)',
  children: [
    provision({
      pid: 's1',
      kind: 'section',
      num: '1',
      heading: 'aaa the the the 😀',
      intro: 'the the the— ',
      wrapUp: 'aaa aaa',
      children: [
        provision({
          pid: 's1-1',
          kind: 'subsection',
          num: '(1)',
          content: 'Llanfair ŵy e\u0301e\u0301 👩‍👩‍👧 ok',
        }),
        provision({
          pid: 's1-2',
          kind: 'subsection',
          num: '(2)',
          intro: 'must must not—',
          children: [
            provision({ pid: 's1-2-a', kind: 'paragraph', num: '(a)', content: '😀😀😀' }),
            provision({ pid: 's1-2-b', kind: 'paragraph', num: '(b)', content: '“a”, “a” or “a”.' }),
          ],
        }),
        provision({ pid: 's1-3', kind: 'subsection', num: '(3)', missing: true }),
      ],
    }),
    provision({
      pid: 's2',
      kind: 'section',
      num: '2',
      heading: 'Quoted',
      children: [
        provision({
          pid: 's2-q',
          kind: 'quotation',
          quote: { start: '“', end: '”' },
          wrapUp: '.',
          children: [provision({ pid: 's2-q-4', kind: 'section', num: '4', content: 'Quoted a a a.' })],
        }),
      ],
    }),
    provision({
      pid: 'sch',
      kind: 'schedule',
      num: 'The Schedule',
      heading: 'Minor matters',
      children: [provision({ pid: 'sch-1', kind: 'scheduleParagraph', num: '1', content: 'Nothing. ' })],
    }),
  ],
});
