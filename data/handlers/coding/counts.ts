import type { Knex } from 'knex';
import { ok, refuse } from '../../../core/base/result.ts';
import { agreementOf } from '../../../core/coding/agreement.ts';
import type { COUNTED_BY } from '../../../core/coding/calls.ts';
import { type Cell, type CountedExcerpt, countThemes } from '../../../core/coding/counts.ts';
import { provisionKeys } from '../../../core/coding/provision-keys.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import { listAmendments } from '../../store/amendments.ts';
import { answerId, standsFor, typesOfAnswers } from '../../store/campaigns.ts';
import { textsReadBy } from '../../store/coding.ts';
import { listLinks } from '../../store/links.ts';
import { listRecords } from '../../store/records.ts';
import type { Context, Handler } from '../context/context.ts';
import { askedExcerptsIn, type CountKeys, excerptsIn } from './asked-excerpts.ts';

interface Counts {
  readonly keys: readonly { readonly key: string; readonly name: string }[];
  readonly cells: readonly Cell[];
}

/** Themes by what is asked for, with the columns in the order in which people read them. */
export async function countsBy(
  context: Context,
  trx: Knex.Transaction,
  by: (typeof COUNTED_BY)[number],
): Promise<Counts> {
  const { excerpts, countKeys: own } = await askedExcerptsIn(context, trx);
  const campaignMembers = await standsFor(trx);
  if (by === 'provision') return byProvision(context, trx, excerpts, campaignMembers);
  const countedBy = new Map([...own, ...(await askedOfCampaigns(trx, excerpts, own, campaignMembers))]);
  const names = new Map<string, string>();
  const keysOf = ({ of }: CountedExcerpt): readonly string[] => {
    const text = countedBy.get(of);
    if (!text) return [];
    const unknownKey = { key: '', name: by === 'type' ? 'Not known' : 'No question' };
    const { key, name } = (by === 'type' ? { key: text.type, name: text.type } : text.question) ?? unknownKey;
    names.set(key, key === '' ? unknownKey.name : name);
    return [key];
  };
  const cells = countThemes(excerpts, keysOf, campaignMembers);
  const keys = [...names].map(([key, name]) => ({ key, name }));
  // What has no name of its own comes last.
  keys.sort(
    (a, b) =>
      Number(a.key === '') - Number(b.key === '') || a.key.localeCompare(b.key, 'en-GB', { numeric: true }),
  );
  return { keys, cells };
}

/** What the answers of campaigns whose example is coded are counted by: the question is one, and who answered is not. */
async function askedOfCampaigns(
  trx: Knex.Transaction,
  excerpts: readonly CountedExcerpt[],
  own: ReadonlyMap<Ref, CountKeys>,
  campaignMembers: ReadonlyMap<Ref, readonly Ref[]>,
): Promise<readonly (readonly [Ref, CountKeys])[]> {
  const entries: (readonly [Ref, CountKeys])[] = [];
  for (const example of new Set(excerpts.map(({ of }) => of))) {
    const [members, exampleText] = [campaignMembers.get(example), own.get(example)];
    if (!members || !exampleText) continue;
    for (const [id, type] of await typesOfAnswers(trx, members.map(answerId)))
      entries.push([`answer:${id}`, { question: exampleText.question, type }]);
  }
  return entries;
}

async function byProvision(
  context: Context,
  trx: Knex.Transaction,
  excerpts: readonly CountedExcerpt[],
  campaignMembers: ReadonlyMap<Ref, readonly Ref[]>,
): Promise<Counts> {
  const amendments = await listAmendments(trx);
  const keyed = provisionKeys(context.instrument.root, amendments, await listLinks(trx));
  return { keys: keyed.keys, cells: countThemes(excerpts, keyed.keysOf, campaignMembers) };
}

export const getCounts: Handler<'coding.counts'> = (context, { by }) =>
  context.read(async (trx) => ok(await countsBy(context, trx, by)));

export const getAgreement: Handler<'coding.agreement'> = (context, { coders }) =>
  context.read(async (trx) => {
    const [first, second] = coders;
    if (first === second) return refuse('invalid', 'Choose two different people.', 'coders');
    const [mine, theirs] = [await textsReadBy(trx, first), await textsReadBy(trx, second)];
    const readByBoth = new Set([...mine].filter((of) => theirs.has(of)));
    const excerpts = await excerptsIn(context, trx);
    return ok(agreementOf([first, second], readByBoth, await listRecords(trx, 'theme'), excerpts));
  });
