import type { CallOutput } from '../../../core/api.ts';
import { ok, refuse } from '../../../core/base/result.ts';
import { ownWords } from '../../../core/consultation/campaigns/own-words.ts';
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

export const listCampaignAnswers: Handler<'campaign.answers'> = async (
  context,
  { id, isOwnOnly, at, limit },
) => {
  const read = await context.read(async (trx) => {
    const campaign = await findRecord(trx, 'campaign', id);
    if (!campaign) return refuse('not-found', `There is no campaign ${id}.`, 'id');
    const ids = campaign.members.map(answerId);
    const of = JSON.stringify([id, ids.length, campaign.at, await answersKey(trx)]);
    const session = campaignSession(context);
    const texts = session.own?.of === of ? null : await answersById(trx, ids);
    const example = answerId(campaign.example);
    const common = (await answersById(trx, [example])).get(example)?.text ?? '';
    return ok({ campaign, ids, of, texts, common });
  });
  if (!read.ok) return read;
  const { campaign, ids, of, texts, common } = read.value;
  const session = campaignSession(context);
  if (texts) {
    const chunks = [packTexts(ids.map((one) => texts.get(one)?.text ?? ''))];
    const counts = await analyser(context.deps)('own', { texts: { chunks }, campaign: common });
    if (!counts.ok) return counts;
    session.own = { of, counts: counts.value };
  }
  const counts = session.own?.counts ?? [];
  const ordered = ids
    .map((one, place) => ({ id: one, own: counts[place]?.ownWords ?? 0 }))
    .sort((a, b) => b.own - a.own || a.id - b.id);
  const listed = isOwnOnly ? ordered.filter(({ own }) => own > 0) : ordered;
  return context.read(async (trx) => {
    const page = listed.slice(at, at + limit);
    const rows = new Map(
      (
        await answersWithRespondents(
          trx,
          page.map((one) => one.id),
        )
      ).map((row) => [row.answer.id, row]),
    );
    const answers = page.flatMap((one): Page['answers'] => {
      const row = rows.get(one.id);
      if (!row) return [];
      const { type, organisation } = respondentOf(row.respondent);
      const { text } = row.answer;
      const isExample = campaign.example === `answer:${one.id}`;
      return [{ id: one.id, text, type, organisation, ...ownWords(text, common), isExample }];
    });
    return ok({ answers, total: listed.length, withOwn: ordered.filter(({ own }) => own > 0).length });
  });
};
