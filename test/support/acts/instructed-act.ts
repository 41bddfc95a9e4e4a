import { type Provision, provision } from '../../../core/act/tree.ts';

const p = provision;

/** A small Act with every sort of place that amending wording names. */
export function instructedAct(): Provision {
  return p({
    pid: 'act',
    kind: 'act',
    children: [
      p({ pid: 'lt', kind: 'longTitle', content: 'An Act to make provision about notices.' }),
      p({
        pid: 'pt1',
        kind: 'part',
        num: 'Part 1',
        heading: 'Notices',
        children: [
          p({
            pid: 's1',
            kind: 'section',
            num: '1',
            heading: 'Giving a notice',
            children: [
              p({
                pid: 's1-1',
                kind: 'subsection',
                num: '(1)',
                intro: 'A person must give a notice if—',
                wrapUp: 'and the notice must be in writing.',
                children: [
                  p({ pid: 's1-1-a', kind: 'paragraph', num: '(a)', content: 'the person is told to,' }),
                  p({
                    pid: 's1-1-b',
                    kind: 'paragraph',
                    num: '(b)',
                    content: 'the person’s child is told to, or',
                  }),
                  p({ pid: 's1-1-c', kind: 'paragraph', num: '(c)', content: 'the notice is due' }),
                ],
              }),
              p({
                pid: 's1-2',
                kind: 'subsection',
                num: '(2)',
                content:
                  'The notice must be given within 28 days, and a second notice within 28 days of the first. A copy must be kept.',
              }),
            ],
          }),
          p({
            pid: 's2',
            kind: 'section',
            num: '2',
            heading: 'Time',
            content: 'A notice is given when it is sent.',
          }),
        ],
      }),
      p({
        pid: 'pt2',
        kind: 'part',
        num: 'Part 2',
        heading: 'General',
        children: [
          p({
            pid: 'x3',
            kind: 'crossheading',
            heading: 'Interpretation',
            children: [
              p({
                pid: 's3',
                kind: 'section',
                num: '3',
                heading: 'Meaning of terms',
                intro: 'In this Act—',
                children: [
                  p({ pid: 's3-copy', kind: 'definition', content: '“copy” means a true copy;' }),
                  p({
                    pid: 's3-notice',
                    kind: 'definition',
                    intro: '“the notice” means a notice that is—',
                    children: [
                      p({ pid: 's3-notice-a', kind: 'paragraph', num: '(a)', content: 'signed, and' }),
                      p({ pid: 's3-notice-b', kind: 'paragraph', num: '(b)', content: 'dated;' }),
                    ],
                  }),
                  p({ pid: 's3-writing', kind: 'definition', content: '“writing” includes typing.' }),
                ],
              }),
              p({
                pid: 's4',
                kind: 'section',
                num: '4',
                heading: 'Fees',
                intro: 'The fees are as follows.',
                children: [
                  p({
                    pid: 's4-table',
                    kind: 'block',
                    content: 'First notice £5',
                    opaque: { what: 'table', format: 'akn', markup: '<table/>' },
                  }),
                ],
              }),
            ],
          }),
        ],
      }),
      p({
        pid: 'sch1',
        kind: 'schedule',
        num: 'Schedule 1',
        heading: 'Forms',
        children: [
          p({
            pid: 'sch1-1',
            kind: 'scheduleParagraph',
            num: '1',
            children: [
              p({
                pid: 'sch1-1-1',
                kind: 'scheduleSubparagraph',
                num: '(1)',
                content: 'A form must be plain.',
              }),
              p({
                pid: 'sch1-1-2',
                kind: 'scheduleSubparagraph',
                num: '(2)',
                content: 'A form must be short.',
              }),
            ],
          }),
        ],
      }),
    ],
  });
}
