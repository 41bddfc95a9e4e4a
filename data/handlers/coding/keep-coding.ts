import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { putTheme } from '../../../core/coding/frame.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import { refWords } from '../../../core/evidence/describe.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import type { Theme } from '../../../core/evidence/records.ts';
import { excerptsOfTheme } from '../../store/coding.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { listLinks } from '../../store/links.ts';
import { listRecords } from '../../store/records.ts';
import type { Context } from '../context/context.ts';
import { saveRecords } from '../context/keep-records.ts';
import { textsFor } from './texts.ts';

/** Refuses changes that would leave an excerpt without its theme or text, or a link or decision without its endpoint. */
export const codingRefusal = async (
  context: Context,
  trx: Knex.Transaction,
  records: readonly RecordChange[],
): Promise<Result<never> | null> =>
  (await themeRefusal(trx, records)) ?? (await textRefusal(context, trx, records));

/** Saves changes of the coding as one ledger entry. Refused, and nothing saved, for the reasons of `codingRefusal`. */
export async function saveCoding(
  context: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  purpose: { readonly subject: Ref; readonly description: string },
  records: readonly RecordChange[],
): Promise<Result<readonly RecordChange[]>> {
  const refusal = await codingRefusal(context, trx, records);
  if (refusal) return refusal;
  await saveRecords(trx, writeEntry, purpose, records);
  return ok(records);
}

/** Refuses an excerpt with an unknown theme, a misplaced theme, and the removal of a theme that is in use. */
async function themeRefusal(
  trx: Knex.Transaction,
  records: readonly RecordChange[],
): Promise<Result<never> | null> {
  const changesByKey = new Map(records.map((change) => [`${change.kind}:${change.id}`, change]));
  const themesBefore = await listRecords(trx, 'theme');
  const newThemes = records.flatMap(({ kind, was, is }) => (kind === 'theme' && !was && is ? [is] : []));
  const themes: readonly Theme[] = [...themesBefore, ...newThemes].flatMap((theme) => {
    const change = changesByKey.get(`theme:${theme.id}`);
    if (change?.kind !== 'theme') return [theme];
    return change.is ? [change.is] : [];
  });
  const themeIds = new Set(themes.map(({ id }) => id));
  for (const change of records) {
    const { kind, id, is } = change;
    if (kind === 'excerpt' && is) {
      const unknownId = is.themes.find((theme) => !themeIds.has(theme));
      if (unknownId !== undefined) return refuse('not-found', `There is no theme ${unknownId}.`, unknownId);
    }
    if (kind === 'theme' && is) {
      const placement = putTheme(themes, is);
      if (!placement.ok) return placement;
    }
    if (kind === 'theme' && !is) {
      const excerptWithTheme = (await excerptsOfTheme(trx, id)).find(
        (one) => !changesByKey.has(`excerpt:${one.id}`),
      );
      if (excerptWithTheme)
        return refuse(
          'clash',
          `${excerptWithTheme.id} has the theme ${id}. Nothing was changed.`,
          excerptWithTheme.id,
        );
      const subtheme = themes.find(({ parent }) => parent === id);
      if (subtheme)
        return refuse('clash', `${subtheme.name} is part of ${id}. Nothing was changed.`, subtheme.id);
    }
  }
  return dependentRefusal(trx, records);
}

/** Refuses to remove a theme or excerpt that a link or a decision still names. */
async function dependentRefusal(
  trx: Knex.Transaction,
  records: readonly RecordChange[],
): Promise<Result<never> | null> {
  const removedRefs = new Set<Ref>();
  for (const { kind, id, is } of records)
    if (!is && (kind === 'theme' || kind === 'excerpt')) removedRefs.add(`${kind}:${id}`);
  if (removedRefs.size === 0) return null;
  const link = (await listLinks(trx)).find(({ to }) => removedRefs.has(to));
  if (link)
    return refuse(
      'clash',
      `${refWords(link.from)} is linked to ${refWords(link.to)}. Remove that link first. Nothing was changed.`,
      link.id,
    );
  const decision = (await listRecords(trx, 'decision')).find(({ about }) => removedRefs.has(about));
  if (!decision) return null;
  const description = `${decision.id} is the subject of a decision on ${refWords(decision.about)}. Undo that decision first. Nothing was changed.`;
  return refuse('clash', description, decision.id);
}

/** Refuses an excerpt or reading of a text that does not exist. */
async function textRefusal(
  context: Context,
  trx: Knex.Transaction,
  records: readonly RecordChange[],
): Promise<Result<never> | null> {
  const refs = records.flatMap((change) =>
    (change.kind === 'excerpt' || change.kind === 'reading') && !change.was && change.is
      ? [change.is.of]
      : [],
  );
  const texts = await textsFor(context, trx, refs);
  const missing = refs.find((ref) => !texts.has(ref));
  return missing === undefined ? null : refuse('not-found', `There is no ${refWords(missing)}.`, 'of');
}
