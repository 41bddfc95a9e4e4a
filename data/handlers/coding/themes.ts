import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { mergeThemes, putTheme, removeTheme, splitTheme } from '../../../core/coding/frame.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import type { Excerpt, Theme } from '../../../core/evidence/records.ts';
import { excerptsOfTheme } from '../../store/coding.ts';
import { findRecord, findRecords, listRecords, nextRecordIds } from '../../store/records.ts';
import type { Handler } from '../context/context.ts';
import { saveCoding } from './keep-coding.ts';

// Handlers that add, change, merge, split and delete themes.

const themeNotFound = (id: string, place = 'id'): Result<never> =>
  refuse('not-found', `There is no theme ${id}.`, place);

/** Counts the excerpts among changes. */
const countExcerpts = (changes: readonly RecordChange[]): number =>
  changes.filter(({ kind }) => kind === 'excerpt').length;

export const addTheme: Handler<'coding.addTheme'> = (context, { name, description, parent }) =>
  context.write(async (trx, writeEntry) => {
    const [id = ''] = await nextRecordIds(trx, 'theme');
    const theme: Theme = { id, name: name.trim(), description, parent };
    const themeChanges = putTheme(await listRecords(trx, 'theme'), theme);
    if (!themeChanges.ok) return themeChanges;
    const purpose = { subject: `theme:${id}`, description: `added the theme ${theme.name}` } as const;
    const outcome = await saveCoding(context, trx, writeEntry, purpose, themeChanges.value);
    return outcome.ok ? ok(theme) : outcome;
  });

/** Describes the changes of a theme for the ledger; '' if nothing changed. */
function describeThemeChange(was: Theme, is: Theme): string {
  const changes = [
    was.name !== is.name && `renamed the theme ${was.name} to ${is.name}`,
    was.description !== is.description && `described the theme ${is.name}`,
    was.parent !== is.parent && `moved the theme ${is.name}`,
  ];
  return changes.filter(Boolean).join(' and ');
}

export const changeTheme: Handler<'coding.changeTheme'> = (context, { id, name, description, parent }) =>
  context.write(async (trx, writeEntry) => {
    const was = await findRecord(trx, 'theme', id);
    if (!was) return themeNotFound(id);
    const is: Theme = {
      id,
      name: name?.trim() ?? was.name,
      description: description ?? was.description,
      parent: parent === undefined ? was.parent : parent,
    };
    const entryText = describeThemeChange(was, is);
    if (entryText === '') return ok(was);
    const themeChanges = putTheme(await listRecords(trx, 'theme'), is);
    if (!themeChanges.ok) return themeChanges;
    const outcome = await saveCoding(
      context,
      trx,
      writeEntry,
      { subject: `theme:${id}`, description: entryText },
      themeChanges.value,
    );
    return outcome.ok ? ok(is) : outcome;
  });

export const mergeTheme: Handler<'coding.mergeThemes'> = (context, { from, into }) =>
  context.write(async (trx, writeEntry) => {
    const themes = await listRecords(trx, 'theme');
    const changes = mergeThemes(themes, await excerptsOfTheme(trx, from), from, into);
    if (!changes.ok) return changes;
    const [mergedTheme, theme] = [from, into].map((id) => themes.find((one) => one.id === id));
    if (!mergedTheme || !theme) return themeNotFound(from, 'from');
    const description = `merged the theme ${mergedTheme.name} into ${theme.name}`;
    const outcome = await saveCoding(
      context,
      trx,
      writeEntry,
      { subject: `theme:${into}`, description },
      changes.value,
    );
    if (!outcome.ok) return outcome;
    const mergedInto = await findRecord(trx, 'theme', into);
    return mergedInto
      ? ok({ theme: mergedInto, excerpts: countExcerpts(changes.value) })
      : themeNotFound(into, 'into');
  });

/** The excerpts with these ids. Refused `not-found` for an unknown id. */
async function findExcerpts(
  trx: Knex.Transaction,
  ids: readonly string[],
): Promise<Result<readonly Excerpt[]>> {
  const distinctIds = [...new Set(ids)];
  const excerptsById = await findRecords(trx, 'excerpt', distinctIds);
  const missing = distinctIds.find((id) => !excerptsById.has(id));
  return missing === undefined
    ? ok([...excerptsById.values()])
    : refuse('not-found', `There is no excerpt ${missing}.`, missing);
}

export const splitThemes: Handler<'coding.splitTheme'> = (context, { from, excerpts, name, description }) =>
  context.write(async (trx, writeEntry) => {
    const chosen = await findExcerpts(trx, excerpts);
    if (!chosen.ok) return chosen;
    const themes = await listRecords(trx, 'theme');
    const [id = ''] = await nextRecordIds(trx, 'theme');
    const changes = splitTheme(themes, chosen.value, from, { id, name: name.trim(), description });
    if (!changes.ok) return changes;
    const entryText = `split the theme ${name.trim()} off ${themes.find((one) => one.id === from)?.name}`;
    const outcome = await saveCoding(
      context,
      trx,
      writeEntry,
      { subject: `theme:${id}`, description: entryText },
      changes.value,
    );
    if (!outcome.ok) return outcome;
    const theme = await findRecord(trx, 'theme', id);
    return theme ? ok({ theme, excerpts: chosen.value.length }) : themeNotFound(id);
  });

export const deleteTheme: Handler<'coding.removeTheme'> = (context, { id }) =>
  context.write(async (trx, writeEntry) => {
    const themes = await listRecords(trx, 'theme');
    const changes = removeTheme(themes, (await excerptsOfTheme(trx, id)).length, id);
    if (!changes.ok) return changes;
    const description = `deleted the theme ${themes.find((one) => one.id === id)?.name}`;
    const outcome = await saveCoding(
      context,
      trx,
      writeEntry,
      { subject: `theme:${id}`, description },
      changes.value,
    );
    return outcome.ok ? ok({ id }) : outcome;
  });
