import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { EXIT } from '../../electron/cli/command.ts';
import { exitOf } from '../../electron/cli/commands/word-back.ts';
import { COMMANDS, helpOf } from '../../electron/cli/run.ts';
import { outlinedAct } from '../support/acts/outlined-act.ts';
import { keelingIn } from '../support/hosts/keeling.ts';
import {
  currentAct,
  mustOpen,
  opened,
  replacing,
  stalkingExamples,
  testDeps,
} from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

/** A folder with a review in it, and the command line there. */
async function reviewIn() {
  const folder = temporaryFolder();
  const run = (...args: readonly string[]) => keelingIn(folder, ...args);
  const file = (name: string, words: string) => writeFileSync(join(folder, name), words);
  expect(await run('new', 'r.keeling', '--author', 'Ada')).toMatchObject({ code: 0, err: '' });
  const draft = async (...edits: readonly object[]) => {
    file('edit.json', JSON.stringify({ title: 'A change', edits }));
    expect(await run('draft', 'r.keeling', '--edit', 'edit.json', '--author', 'Ada')).toMatchObject({
      code: 0,
    });
  };
  return { folder, run, file, draft };
}
type Place = Awaited<ReturnType<typeof reviewIn>>;

const ACT = outlinedAct(
  'Boathouses Act 2001',
  'An Act to make provision about boathouses.',
  `
1 | Duty to keep a boathouse dry
  . The owner of a boathouse must keep it dry.
`,
);
const BILL = outlinedAct(
  'Boathouses Bill',
  'A Bill to amend the Boathouses Act 2001.',
  `
1 | Wet boathouses
  . In section 9 of the Boathouses Act 2001, omit “it”.
`,
);
/** The Act with words that stand in nothing which is read. */
const LOST = ACT.replace(
  '</act>',
  '<components><component><doc><p>Left alone.</p></doc></component></components></act>',
);
const AS = ['--as', 'ukpga/2001/9@a'] as const;

/** Two drafters’ work that can’t both be imported. */
async function atOdds({ folder, run, draft }: Place): Promise<void> {
  await draft({ in: '2A(3)', replace: 'examples', with: 'instances' });
  copyFileSync(join(folder, 'r.keeling'), join(folder, 'b.keeling'));
  for (const [file, words] of [
    ['r.keeling', 'cases'],
    ['b.keeling', 'illustrations'],
  ] as const) {
    const act = currentAct();
    const { session, ...review } = opened(
      mustOpen(await openReview(join(folder, file), testDeps('Ada'))),
      act,
    );
    const edits = [replacing(act, stalkingExamples(act).pid, 'examples', words)];
    await review.do('amendment.revise', { changes: [{ id: 'A-001', revision: 1, edits }] });
    await session.close();
  }
  expect(await run('package', 'b.keeling', '--out', 'b.keeling-package')).toMatchObject({ code: 0 });
}

const ENACTED_PENALTY = { in: 'section 4(4)(a)', replace: 'five years', with: 'seven years' };

/** What ends with which exit code: each command, and each code that its help lists beside the usual ones. */
const ENDINGS: readonly (readonly [
  command: string,
  code: number,
  args: readonly string[],
  prepare?: (place: Place) => Promise<void> | void,
])[] = [
  ['act', 0, ['ukpga/1997/40']],
  ['act', 1, ['ukpga/2001/9']],
  [
    'amend',
    3,
    ['act.xml', 'bill.xml', '--out', 'out'],
    ({ file }) => {
      file('act.xml', ACT);
      file('bill.xml', BILL);
    },
  ],
  ['amend', 1, ['act.xml', 'absent.xml', '--out', 'out'], ({ file }) => file('act.xml', ACT)],
  ['apply', 0, ['r.keeling', '--text', 'In section 2A(3), omit paragraph (g).']],
  ['apply', 3, ['r.keeling', '--text', 'In section 2A(3), omit paragraph (z).']],
  ['checks', 0, ['r.keeling']],
  ['checks', 3, ['r.keeling'], ({ draft }) => draft({ in: 'section 2A', omit: true })],
  ['compare', 0, ['ukpga/1997/40@enacted', 'ukpga/1997/40']],
  ['compare', 1, ['lost.xml', 'ukpga/1997/40'], ({ file }) => file('lost.xml', LOST)],
  ['compare', 3, ['lost.xml', 'ukpga/1997/40', '--incomplete'], ({ file }) => file('lost.xml', LOST)],
  ['doctor', 0, ['r.keeling']],
  ['doctor', 1, ['no.keeling'], ({ file }) => file('no.keeling', 'no review')],
  ['import', 0, ['act.xml', ...AS], ({ file }) => file('act.xml', ACT)],
  ['import', 1, ['lost.xml', ...AS], ({ file }) => file('lost.xml', LOST)],
  ['import', 1, ['lost.xml', '--out', 'o.xml'], ({ file }) => file('lost.xml', LOST)],
  ['import', 3, ['lost.xml', ...AS, '--incomplete'], ({ file }) => file('lost.xml', LOST)],
  ['import', 3, ['lost.xml', '--out', 'o.xml', '--incomplete'], ({ file }) => file('lost.xml', LOST)],
  [
    'import',
    3,
    ['in'],
    ({ folder, file }) => {
      mkdirSync(join(folder, 'in'));
      file('in/cut.xml', ACT.slice(0, -30));
    },
  ],
  [
    'instruct',
    0,
    ['r.keeling'],
    ({ draft }) => draft({ in: 'section 2A(4)', replace: '51 weeks', with: '2 years' }),
  ],
  [
    'instruct',
    3,
    ['r.keeling'],
    ({ draft }) => draft({ in: 'section 2A(4)', replace: '51 weeks', with: '“2 years' }),
  ],
  ['library', 0, ['list']],
  ['library', 1, ['search', 'zxqj vwxyzz']],
  [
    'library',
    3,
    ['watch', 'in'],
    ({ folder, file }) => {
      mkdirSync(join(folder, 'in'));
      file('in/cut.xml', ACT.slice(0, -30));
    },
  ],
  ['list', 0, ['r.keeling']],
  ['merge', 0, ['r.keeling', 'b.keeling-package', '--prefer', 'ours'], atOdds],
  ['merge', 3, ['r.keeling', 'b.keeling-package', '--dry-run'], atOdds],
  ['merge', 3, ['r.keeling', 'b.keeling-package'], atOdds],
  ['notes', 0, ['list', 'r.keeling']],
  ...([[], ['--dry-run']] as const).map(
    (dry) =>
      [
        'notes',
        3,
        ['import', 'r.keeling', 'r.csv', ...dry],
        ({ file }: Place) =>
          file('r.csv', 'Response ID,Responding as,Q1: Why?\nR1,Individual,So\nR2,Charity,Too many, commas'),
      ] as const,
  ),
  ...([[], ['--dry-run']] as const).map(
    (dry) =>
      [
        'rebase',
        3,
        ['e.keeling', '--at', 'current', ...dry],
        async ({ run, file }: Place) => {
          expect(await run('new', 'e.keeling', '--at', 'enacted', '--author', 'Ada')).toMatchObject({
            code: 0,
          });
          file('edit.json', JSON.stringify([ENACTED_PENALTY]));
          expect(await run('draft', 'e.keeling', '--edit', 'edit.json', '--author', 'Ada')).toMatchObject({
            code: 0,
          });
        },
      ] as const,
  ),
  ['search', 0, ['r.keeling', 'course of conduct']],
  ['search', 1, ['r.keeling', 'zxqj vwxyzz']],
  ['verify', 0, ['r.keeling']],
  ['verify', 1, ['absent.keeling']],
];

/** What only other tests come to, each with where: the word file that differs needs one that a person worked on. */
const ELSEWHERE = new Map([
  ['word 3', 'cli-word.full.test.ts'],
  [
    'word 4',
    'a difference without a known reason is a fault of Keeling, and none is known: tried below on a certificate',
  ],
  ['doctor 3', 'doctor.test.ts'],
]);

const withDefaults = ([, code]: readonly [string, number, ...unknown[]]) => code !== EXIT.done;

const ROWS = ENDINGS.map(([command, code, args, prepare]) => ({ command, code, args, prepare }));

it.each(ROWS)('$command ends with $code', async ({ command, code, args, prepare }) => {
  const place = await reviewIn();
  await prepare?.(place);
  const ran = await place.run(command, ...args, ...(command === 'merge' ? ['--author', 'Ada'] : []));
  expect({ code: ran.code, out: ran.out, err: ran.err }).toMatchObject({ code });
  // Whatever was not done is said on one stream: why, where nothing was; what came of each thing, where some was.
  if (code !== EXIT.refused) expect(ran.err).toBe('');
});

it('has an ending for each exit code that a command’s help lists, and lists each that a command ends with', async () => {
  const tried = new Set(ENDINGS.map(([command, code]) => `${command} ${code}`));
  for (const [name, load] of Object.entries(COMMANDS)) {
    const command = await load();
    const help = helpOf(name, command);
    for (const code of [EXIT.done, EXIT.refused, EXIT.misused]) expect(help).toContain(`\n  ${code}  `);
    for (const [code, when] of Object.entries(command.exits ?? {})) {
      expect(help).toContain(when);
      expect([name, code, tried.has(`${name} ${code}`) || ELSEWHERE.has(`${name} ${code}`)]).toEqual([
        name,
        code,
        true,
      ]);
    }
    // The codes are said in their table alone, so that there are no two of them.
    expect(command.help).not.toMatch(/exit code|\b[Ee]xit \d|[Ee]nds with \d/);
  }
  expect(ENDINGS.filter(withDefaults).length).toBeGreaterThan(15);
});

it('ends with 2 when a command is called in a way that it does not know', async () => {
  const { run } = await reviewIn();
  for (const name of Object.keys(COMMANDS))
    expect([name, (await run(name, '--no-such-option')).code]).toEqual([name, EXIT.misused]);
  expect((await run('no-such-command')).code).toBe(EXIT.misused);
}, 240_000);

it('ends with 4 when a Word file differs from the draft and no reason is known', () => {
  const certificate = { count: 1, differences: [{ why: [{ kind: 'unknown' }] }] };
  const known = { count: 1, differences: [{ why: [{ kind: 'left' }] }] };
  const none = { count: 0, differences: [] };
  const exit = (of: object) => exitOf(of as Parameters<typeof exitOf>[0], true);
  expect([certificate, known, none].map(exit)).toEqual([EXIT.unknown, EXIT.inPart, EXIT.done]);
});
