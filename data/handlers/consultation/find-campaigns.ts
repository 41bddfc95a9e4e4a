import type { Knex } from 'knex';
import type { CallOutput } from '../../../core/api.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { FoundGroup } from '../../../core/consultation/campaigns/campaign-calls.ts';
import type { Campaign, Question } from '../../../core/evidence/records.ts';
import { packTexts } from '../../analysis/texts.ts';
import type { FileTask } from '../../consultation/file-task.ts';
import { lastRevisionSeq } from '../../store/answer-changes.ts';
import { answersById } from '../../store/answers.ts';
import { answerId, answersTo } from '../../store/campaigns.ts';
import { listRecords } from '../../store/records.ts';
import { analyser, type Context, type Handler } from '../context/context.ts';
import { type CampaignCandidate, campaignSession } from './campaign-session.ts';
import { importsKey } from './responses-session.ts';

// Finds campaigns: groups of answers to an open question that copy one text.

type CampaignsFound = CallOutput<'campaign.find'>;

/** This many answers are read in one transaction. Between two pages the user can cancel the search. */
const PAGE_SIZE = 2000;
/** A list of campaigns shows this much of each text, in UTF-16 code units. */
const MAX_TEXT_SHOWN = 600;

/** Packs the texts of answers for a thread. */
const packAnswers = (answers: readonly { readonly text: string }[]) =>
  packTexts(answers.map(({ text }) => text));

/** Reads all answers to a question, packed for a thread, and their ids in the same order. @param pack packs one page */
export async function readPackedAnswers(
  context: Context,
  question: string,
  task: FileTask,
  pack: (
    answers: readonly { readonly id: number; readonly text: string }[],
  ) => Uint8Array<ArrayBuffer> = packAnswers,
): Promise<Result<{ readonly ids: readonly number[]; readonly chunks: Uint8Array<ArrayBuffer>[] }>> {
  const ids: number[] = [];
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let after = 0; ; ) {
    const page = await context.read(async (trx) => ok(await answersTo(trx, question, after, PAGE_SIZE)));
    if (!page.ok) return page;
    const last = page.value.at(-1);
    if (!last) return ok({ ids, chunks });
    for (const { id } of page.value) ids.push(id);
    chunks.push(pack(page.value));
    after = last.id;
    const checkpoint = await task.checkpoint(0, 0);
    if (!checkpoint.ok) return checkpoint;
  }
}

/** Lists the open questions, which people answered in their own words. */
export const openQuestions = async (trx: Knex.Transaction): Promise<readonly Question[]> =>
  (await listRecords(trx, 'question')).filter(({ kind }) => kind === 'open');

/** A key that changes when an answer is added, removed or corrected. */
export const answersKey = async (trx: Knex.Transaction): Promise<string> =>
  `${importsKey(await listRecords(trx, 'import'))} ${await lastRevisionSeq(trx)}`;

/** Finds the kept campaign that shares most answers with a candidate, and the answers that no kept campaign has. */
export function matchKeptCampaign(
  { members, question }: CampaignCandidate,
  keptCampaigns: readonly Campaign[],
) {
  const memberIds = new Set(members);
  let bestMatch: Campaign | null = null;
  let sharedCount = 0;
  const keptIds = new Set<number>();
  for (const campaign of keptCampaigns) {
    if (campaign.question !== `question:${question}`) continue;
    const shared = [...campaign.members, ...campaign.without].map(answerId).filter((id) => memberIds.has(id));
    for (const id of shared) keptIds.add(id);
    if (shared.length > sharedCount) [bestMatch, sharedCount] = [campaign, shared.length];
  }
  return { keptCampaign: bestMatch, newMembers: members.filter((id) => !keptIds.has(id)) };
}

/** Answers `campaign.find`: compares all answers to open questions. Refused `stale` if the answers change meanwhile. */
export const findCampaigns: Handler<'campaign.find'> = (context) => {
  const session = campaignSession(context);
  return session.exclusiveTask.run(async (task) => {
    const snapshot = await context.read(async (trx) =>
      ok({
        key: await answersKey(trx),
        open: await openQuestions(trx),
      }),
    );
    if (!snapshot.ok) return snapshot;
    const campaigns: CampaignCandidate[] = [];
    let [answers, shortCount] = [0, 0];
    for (const { id: question } of snapshot.value.open) {
      const packed = await readPackedAnswers(context, question, task);
      if (!packed.ok) return packed;
      const { ids, chunks } = packed.value;
      const analysis = await analyser(context.deps)('campaigns', { texts: { chunks } }, task);
      if (!analysis.ok) return analysis;
      answers += ids.length;
      shortCount += analysis.value.tooShortCount;
      for (const { example, members, distinct, near } of analysis.value.campaigns)
        campaigns.push({
          key: `${question} ${ids[example]}`,
          question,
          example: ids[example] ?? 0,
          members: members.map((at) => ids[at] ?? 0),
          distinct,
          near,
        });
    }
    return context.read(async (trx) => {
      if ((await answersKey(trx)) !== snapshot.value.key)
        return refuse('stale', 'Answers have just been added or corrected. Look for campaigns again.');
      session.lastSearch = { answers: snapshot.value.key, campaigns };
      return ok({ found: await describeCampaigns(trx, campaigns), answers, short: shortCount });
    });
  });
};

/** Describes candidates with the start of their text and their numbers of answers. The largest comes first. */
async function describeCampaigns(
  trx: Knex.Transaction,
  campaigns: readonly CampaignCandidate[],
): Promise<CampaignsFound['found']> {
  const keptCampaigns = await listRecords(trx, 'campaign');
  const examples = await answersById(
    trx,
    campaigns.map(({ example }) => example),
  );
  return campaigns
    .map((campaign): FoundGroup => {
      const { key, question, example, members, distinct, near } = campaign;
      const { keptCampaign, newMembers } = matchKeptCampaign(campaign, keptCampaigns);
      const text = (examples.get(example)?.text ?? '').slice(0, MAX_TEXT_SHOWN);
      const numbers = { answers: members.length, distinct, near, fresh: newMembers.length };
      return { key, question, example, text, held: keptCampaign?.id ?? null, ...numbers };
    })
    .sort((a, b) => b.answers - a.answers || a.example - b.example);
}
