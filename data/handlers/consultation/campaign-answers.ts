import type { CallOutput } from '../../../core/api.ts';
import { ok, refuse } from '../../../core/base/result.ts';
import { findOwnWords } from '../../../core/consultation/campaigns/own-words.ts';
import { packTexts } from '../../analysis/texts.ts';
import { answersById } from '../../store/answers.ts';
import { answerId } from '../../store/campaigns.ts';
import { findRecord } from '../../store/records.ts';
import { respondentOf } from '../../store/responses.ts';
import { answersWithRespondents } from '../../store/responses-read.ts';
import { analyser, type Handler } from '../context/context.ts';
import { campaignSession } from './campaign-session.ts';
import { answersKey } from './find-campaigns.ts';

type Page = CallOutput<'campaign.answers'>;

/** Answers `campaign.answers`: lists a campaign's answers, with those first that add most words of their own to its text. */
export const listCampaignAnswers: Handler<'campaign.answers'> = async (
  context,
  { id, isOwnOnly, at, limit },
) => {
  const inputs = await context.read(async (trx) => {
    const campaign = await findRecord(trx, 'campaign', id);
    if (!campaign) return refuse('not-found', `There is no campaign ${id}.`, 'id');
    const ids = campaign.members.map(answerId);
    const key = JSON.stringify([id, ids.length, campaign.at, await answersKey(trx)]);
    const session = campaignSession(context);
    const textsToCompare = session.ownWordCounts?.key === key ? null : await answersById(trx, ids);
    const example = answerId(campaign.example);
    const campaignText = (await answersById(trx, [example])).get(example)?.text ?? '';
    return ok({ campaign, ids, key, texts: textsToCompare, common: campaignText });
  });
  if (!inputs.ok) return inputs;
  const { campaign, ids, key, texts: textsToCompare, common: campaignText } = inputs.value;
  const session = campaignSession(context);
  if (textsToCompare) {
    const chunks = [packTexts(ids.map((one) => textsToCompare.get(one)?.text ?? ''))];
    const computed = await analyser(context.deps)('own', { texts: { chunks }, campaign: campaignText });
    if (!computed.ok) return computed;
    session.ownWordCounts = { key, counts: computed.value };
  }
  const ownWordCounts = session.ownWordCounts?.counts ?? [];
  const byOwnWords = ids
    .map((one, place) => ({ id: one, own: ownWordCounts[place]?.ownWords ?? 0 }))
    .sort((a, b) => b.own - a.own || a.id - b.id);
  const listedAnswers = isOwnOnly ? byOwnWords.filter(({ own }) => own > 0) : byOwnWords;
  return context.read(async (trx) => {
    const page = listedAnswers.slice(at, at + limit);
    const rows = new Map(
      (
        await answersWithRespondents(
          trx,
          page.map((one) => one.id),
        )
      ).map((row) => [row.answer.id, row]),
    );
    const answers = page.flatMap((answer): Page['answers'] => {
      const row = rows.get(answer.id);
      if (!row) return [];
      const { type, organisation } = respondentOf(row.respondent);
      const { text } = row.answer;
      const isExample = campaign.example === `answer:${answer.id}`;
      return [{ id: answer.id, text, type, organisation, ...findOwnWords(text, campaignText), isExample }];
    });
    return ok({
      answers,
      total: listedAnswers.length,
      withOwn: byOwnWords.filter(({ own }) => own > 0).length,
    });
  });
};
