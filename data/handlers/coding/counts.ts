import type { Knex } from 'knex';
import { ok, refuse } from '../../../core/base/result.ts';
import { agreementOf } from '../../../core/coding/agreement.ts';
import type { COUNTED_BY } from '../../../core/coding/calls.ts';
import { type Cell, type CountedExcerpt, countThemes } from '../../../core/coding/counts.ts';
import { provisionKeys } from '../../../core/coding/provision-keys.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import { listAmendments } from '../../store/amendments.ts';
import { answerId, membersByExample, typesOfAnswers } from '../../store/campaigns.ts';
import { textsReadBy } from '../../store/coding.ts';
import { listLinks } from '../../store/links.ts';
import { listRecords } from '../../store/records.ts';
import type { Context, Handler } from '../context/context.ts';
import { type CountKeys, listPlacedExcerpts, placedExcerptsWithKeys } from './placed-excerpts.ts';

// Counts themes in coded texts, and compares the coding of two people.

/** The columns of a table of counts, and the number in each cell. */
interface Counts {
  readonly keys: readonly { readonly key: string; readonly name: string }[];
  readonly cells: readonly Cell[];
}

/** Counts themes by type of respondent, question or provision. The columns are sorted as people read them. */
export async function countsBy(
  context: Context,
  trx: Knex.Transaction,
  groupBy: (typeof COUNTED_BY)[number],
): Promise<Counts> {
  const { excerpts, countKeys: keysByText } = await placedExcerptsWithKeys(context, trx);
  const campaignMembers = await membersByExample(trx);
  if (groupBy === 'provision') return countByProvision(context, trx, excerpts, campaignMembers);
  const countedBy = new Map([
    ...keysByText,
    ...(await campaignCountKeys(trx, excerpts, keysByText, campaignMembers)),
  ]);
  const names = new Map<string, string>();
  const keysOf = ({ of }: CountedExcerpt): readonly string[] => {
    const textKeys = countedBy.get(of);
    if (!textKeys) return [];
    const unknownKey = { key: '', name: groupBy === 'type' ? 'Not known' : 'No question' };
    const { key, name } =
      (groupBy === 'type' ? { key: textKeys.type, name: textKeys.type } : textKeys.question) ?? unknownKey;
    names.set(key, key === '' ? unknownKey.name : name);
    return [key];
  };
  const cells = countThemes(excerpts, keysOf, campaignMembers);
  const keys = [...names].map(([key, name]) => ({ key, name }));
  // The column without a name comes last.
  keys.sort(
    (a, b) =>
      Number(a.key === '') - Number(b.key === '') || a.key.localeCompare(b.key, 'en-GB', { numeric: true }),
  );
  return { keys, cells };
}

/** The count keys of campaign answers whose example is coded. They share its question, but their respondents differ in type. */
async function campaignCountKeys(
  trx: Knex.Transaction,
  excerpts: readonly CountedExcerpt[],
  keysByText: ReadonlyMap<Ref, CountKeys>,
  campaignMembers: ReadonlyMap<Ref, readonly Ref[]>,
): Promise<readonly (readonly [Ref, CountKeys])[]> {
  const memberKeys: (readonly [Ref, CountKeys])[] = [];
  for (const example of new Set(excerpts.map(({ of }) => of))) {
    const [members, exampleKeys] = [campaignMembers.get(example), keysByText.get(example)];
    if (!members || !exampleKeys) continue;
    for (const [id, type] of await typesOfAnswers(trx, members.map(answerId)))
      memberKeys.push([`answer:${id}`, { question: exampleKeys.question, type }]);
  }
  return memberKeys;
}

/** Counts themes by the provision that a text is linked to. */
async function countByProvision(
  context: Context,
  trx: Knex.Transaction,
  excerpts: readonly CountedExcerpt[],
  campaignMembers: ReadonlyMap<Ref, readonly Ref[]>,
): Promise<Counts> {
  const amendments = await listAmendments(trx);
  const provisionColumns = provisionKeys(context.instrument.root, amendments, await listLinks(trx));
  return {
    keys: provisionColumns.keys,
    cells: countThemes(excerpts, provisionColumns.keysOf, campaignMembers),
  };
}

export const getCounts: Handler<'coding.counts'> = (context, { by }) =>
  context.read(async (trx) => ok(await countsBy(context, trx, by)));

/** Answers `coding.agreement`: how far two people agree on the texts that both have read. */
export const getAgreement: Handler<'coding.agreement'> = (context, { coders }) =>
  context.read(async (trx) => {
    const [first, second] = coders;
    if (first === second) return refuse('invalid', 'Choose two different people.', 'coders');
    const [readByFirst, readBySecond] = [await textsReadBy(trx, first), await textsReadBy(trx, second)];
    const readByBoth = new Set([...readByFirst].filter((of) => readBySecond.has(of)));
    const excerpts = await listPlacedExcerpts(context, trx);
    return ok(agreementOf([first, second], readByBoth, await listRecords(trx, 'theme'), excerpts));
  });
