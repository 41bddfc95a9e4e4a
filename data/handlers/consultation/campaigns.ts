import type { Knex } from 'knex';
import { abridged, count } from '../../../core/base/english.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { CountedCampaign } from '../../../core/consultation/campaigns/campaign-calls.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import type { Campaign } from '../../../core/evidence/records.ts';
import { answersById } from '../../store/answers.ts';
import { answerId, campaignRespondents, typesOfAnswers } from '../../store/campaigns.ts';
import { excerptsOf } from '../../store/coding.ts';
import { findRecord, listRecords, nextRecordIds } from '../../store/records.ts';
import { type Context, type Handler, nameRefusal } from '../context/context.ts';
import { saveRecords } from '../context/keep-records.ts';
import { type CampaignCandidate, campaignSession } from './campaign-session.ts';
import { answersKey, matchKeptCampaign } from './find-campaigns.ts';

// Handlers that save, list, rename and remove campaigns. A campaign is a group of answers that copy one text. Its
// example is the answer with that text; `without` has the answers that a user removed.

const campaignNotFound = (id: string): Result<never> =>
  refuse('not-found', `There is no campaign ${id}.`, 'id');
const answerRef = (id: number): Ref => `answer:${id}`;
const sortRefs = (refs: Iterable<Ref>): readonly Ref[] => [...refs].sort((a, b) => answerId(a) - answerId(b));

/** A new campaign is named after the first characters of its text, up to this many. */
const MAX_NAME_LENGTH = 60;

function campaignName(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return abridged(line, MAX_NAME_LENGTH);
}

/** Adds a candidate to the kept campaign that shares its answers, or makes a new campaign; null if no answer is new. */
async function campaignChange(
  context: Context,
  trx: Knex.Transaction,
  campaign: CampaignCandidate,
  keptCampaigns: readonly Campaign[],
  newId: () => string,
): Promise<RecordChange | null> {
  const { keptCampaign, newMembers } = matchKeptCampaign(campaign, keptCampaigns);
  if (newMembers.length === 0) return null;
  if (keptCampaign) {
    const members = sortRefs([...keptCampaign.members, ...newMembers.map(answerRef)]);
    return { kind: 'campaign', id: keptCampaign.id, was: keptCampaign, is: { ...keptCampaign, members } };
  }
  const example = newMembers.includes(campaign.example)
    ? campaign.example
    : (newMembers[0] ?? campaign.example);
  const text = (await answersById(trx, [example])).get(example)?.text ?? '';
  const id = newId();
  const is: Campaign = {
    id,
    name: campaignName(text) || id,
    question: `question:${campaign.question}`,
    example: answerRef(example),
    members: sortRefs(newMembers.map(answerRef)),
    without: [],
    by: context.deps.person().name,
    at: context.deps.now(),
  };
  return { kind: 'campaign', id, was: null, is };
}

/** Answers `campaign.keep`: saves candidates of the last search. Refused `stale` if answers have changed since. */
export const confirmCampaigns: Handler<'campaign.keep'> = (context, { keys }) =>
  context.write(async (trx, writeEntry) => {
    const { lastSearch } = campaignSession(context);
    const chosen = [...new Set(keys)].map((key) => lastSearch?.campaigns.find((one) => one.key === key));
    const firstCandidate = chosen[0];
    if (!firstCandidate || chosen.includes(undefined) || lastSearch?.answers !== (await answersKey(trx)))
      return refuse('stale', 'The answers have changed since. Look for campaigns again.', 'keys');
    const ids = [...(await nextRecordIds(trx, 'campaign', chosen.length))];
    const changes: RecordChange[] = [];
    const campaignsById = new Map((await listRecords(trx, 'campaign')).map((one) => [one.id, one]));
    for (const candidate of chosen) {
      if (!candidate) continue;
      const change = await campaignChange(
        context,
        trx,
        candidate,
        [...campaignsById.values()],
        () => ids.shift() ?? '',
      );
      if (change?.kind !== 'campaign' || !change.is) continue;
      campaignsById.set(change.id, change.is);
      changes.push(change);
    }
    const mergedChanges = mergeChanges(changes);
    if (mergedChanges.length === 0) return ok({ kept: [], answers: 0 });
    const answers = mergedChanges.reduce(
      (sum, { was, is }) => sum + (is?.members.length ?? 0) - (was?.members.length ?? 0),
      0,
    );
    const description = `confirmed ${count(mergedChanges.length, 'campaign')} with ${count(answers, 'answer')}`;
    await saveRecords(
      trx,
      writeEntry,
      { subject: `question:${firstCandidate.question}`, description },
      mergedChanges,
    );
    return ok({ kept: mergedChanges.map(({ id }) => id), answers });
  });

type CampaignChange = Extract<RecordChange, { kind: 'campaign' }>;

/** Merges the changes of one campaign into one, because two candidates may belong to the same campaign. */
function mergeChanges(changes: readonly RecordChange[]): readonly CampaignChange[] {
  const byId = new Map<string, CampaignChange>();
  for (const change of changes)
    if (change.kind === 'campaign')
      byId.set(change.id, { ...change, was: (byId.get(change.id) ?? change).was });
  return [...byId.values()];
}

export const listCampaigns: Handler<'campaign.list'> = (context) =>
  context.read(async (trx) => {
    const campaigns: CountedCampaign[] = [];
    for (const { members, without: _, ...campaign } of await listRecords(trx, 'campaign')) {
      const ids = members.map(answerId);
      const types = new Map<string, number>();
      for (const type of (await typesOfAnswers(trx, ids)).values())
        types.set(type, (types.get(type) ?? 0) + 1);
      const example = answerId(campaign.example);
      campaigns.push({
        ...campaign,
        text: (await answersById(trx, [example])).get(example)?.text ?? '',
        answers: ids.length,
        types: [...types]
          .map(([name, answers]) => ({ name, answers }))
          .sort((a, b) => b.answers - a.answers || (a.name < b.name ? -1 : 1)),
        coded: (await excerptsOf(trx, campaign.example)).length,
      });
    }
    campaigns.sort((a, b) => b.answers - a.answers || (a.id < b.id ? -1 : 1));
    return ok({ campaigns, respondents: (await campaignRespondents(trx)).length });
  });

/** Saves what `decide` returns: the changed campaign, or null to remove it, and the description for the ledger. */
const changeCampaign = (
  context: Context,
  id: string,
  decide: (campaign: Campaign) => Result<{ readonly is: Campaign | null; readonly description: string }>,
): Promise<Result<{ id: string }>> =>
  context.write(async (trx, writeEntry) => {
    const campaign = await findRecord(trx, 'campaign', id);
    if (!campaign) return campaignNotFound(id);
    const outcome = decide(campaign);
    if (!outcome.ok) return outcome;
    const { is, description } = outcome.value;
    await saveRecords(trx, writeEntry, { subject: campaign.question, description }, [
      { kind: 'campaign', id, was: campaign, is },
    ]);
    return ok({ id });
  });

export const renameCampaign: Handler<'campaign.rename'> = async (context, { id, name }) =>
  nameRefusal(name, 'name') ??
  changeCampaign(context, id, (campaign) => {
    const is = { ...campaign, name: name.trim() };
    return ok({ is, description: `renamed the campaign ${campaign.name} to ${is.name}` });
  });

/** Answers `campaign.takeOut`: removes an answer from a campaign. Later searches do not add it again. */
export const removeFromCampaign: Handler<'campaign.takeOut'> = (context, { id, answer }) =>
  changeCampaign(context, id, (campaign) => {
    const ref = answerRef(answer);
    if (ref === campaign.example)
      return refuse(
        'refused',
        `Answer ${answer} is the text of the campaign. Remove the campaign instead.`,
        'answer',
      );
    if (!campaign.members.includes(ref))
      return refuse('not-found', `Answer ${answer} is not in this campaign.`, 'answer');
    const members = campaign.members.filter((member) => member !== ref);
    const is = { ...campaign, members, without: sortRefs([...campaign.without, ref]) };
    return ok({ is, description: `took answer ${answer} out of the campaign ${campaign.name}` });
  });

export const removeCampaign: Handler<'campaign.remove'> = (context, { id }) =>
  changeCampaign(context, id, (campaign) =>
    ok({
      is: null,
      description: `removed the campaign ${campaign.name}, with ${count(campaign.members.length, 'answer')}`,
    }),
  );
