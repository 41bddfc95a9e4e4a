import { expect, it } from 'vitest';
import { type CallName, calls, declarationOf } from '../../../core/api.ts';
import { carriedAmendment, markedAmendment, ownAmendment } from './drafting.ts';
import { holdTable } from './hold-table.ts';
import { ROLES_OF, type SubjectTable, TABLE } from './table.ts';

const WRITING = (Object.keys(calls) as CallName[]).filter((name) => declarationOf(name).writes !== 'nothing');

it('has a row for each call that writes', () => {
  const tables: readonly SubjectTable[] = Object.values(TABLE);
  const rows = tables.flatMap((table) => Object.keys(table.rows).map((row) => row.split(/[ ,]/)[0]));
  expect(WRITING.filter((name) => !rows.includes(name))).toEqual([]);
});

it('says who may make each call that writes', () => {
  const roles = WRITING.map((name) => [name, declarationOf(name).may]);
  expect(roles).toEqual(WRITING.map((name) => [name, ROLES_OF[name] ?? 'drafter']));
});

holdTable('an amendment, by its author', ownAmendment, TABLE.ownAmendment);
holdTable('an amendment that a lawyer marked', markedAmendment, TABLE.markedAmendment);
holdTable('an amendment that was carried to another text', carriedAmendment, TABLE.carriedAmendment);
