import { type Provision, provision } from '../../../core/act/tree.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';

/** A small section whose every kind of line can be typed in. */
export function smallAct(): Provision {
  const p = provision;
  return p({
    pid: 'act',
    kind: 'act',
    heading: 'An Act',
    children: [
      p({
        pid: 's1',
        kind: 'section',
        num: '1',
        heading: 'Notices',
        children: [
          p({
            pid: 's1-1',
            kind: 'subsection',
            num: '(1)',
            intro: 'A person must give a notice if—',
            wrapUp: 'and the notice is in writing.',
            children: [
              p({ pid: 's1-1-a', kind: 'paragraph', num: '(a)', content: 'the person is told to, or' }),
              p({ pid: 's1-1-b', kind: 'paragraph', num: '(b)', content: 'the the the notice is due.' }),
            ],
          }),
          p({ pid: 's1-2', kind: 'subsection', num: '(2)', content: 'aaaa' }),
        ],
      }),
      p({
        pid: 's2',
        kind: 'section',
        num: '2',
        heading: 'Time',
        children: [p({ pid: 's2-1', kind: 'subsection', num: '(1)', content: 'Within 28 days.' })],
      }),
    ],
  });
}

/** Another amendment, with words of its own in the small section. */
export const another = (): Drafted => ({
  id: 'A-002',
  edits: [
    { type: 'text', pid: 's1-1-a', field: 'content', from: 11, to: 13, insert: 'has been', rank: 'V2' },
    { type: 'text', pid: 's1-2', field: 'content', from: 2, to: 2, insert: 'bb', rank: 'V2' },
  ],
});
