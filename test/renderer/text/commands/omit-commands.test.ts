import { expect, it } from 'vitest';
import type { Provision } from '../../../../core/act/tree.ts';
import { substituteFor } from '../../../../renderer/text/commands/omit-commands.ts';
import { tableAct } from '../../../support/acts/table-act.ts';
import { Drafting } from '../../../support/drafts/drafting.ts';

/** A provision without its identities. */
const unnamed = ({ pid: _, children, ...rest }: Provision): unknown => ({
  ...rest,
  children: children.map(unnamed),
});

it('sets a table out in its substitute as it was: its heading row, and the cells over several columns', () => {
  const drafting = new Drafting(tableAct());
  drafting.take(substituteFor(drafting.as('A-001'), 's2-table', {}));
  const [made] = drafting.at('s2-2').children;
  expect(made?.pid).not.toBe('s2-table');
  expect(made && unnamed(made)).toEqual(unnamed(new Drafting(tableAct()).at('s2-table')));
});
