import { ok } from '../../../core/base/result.ts';
import type { Handlers } from '../context/context.ts';
import { listCampaignAnswers } from './campaign-answers.ts';
import { campaignSession } from './campaign-session.ts';
import {
  confirmCampaigns,
  listCampaigns,
  removeCampaign,
  removeFromCampaign,
  renameCampaign,
} from './campaigns.ts';
import { readDictionary } from './dictionary.ts';
import { findCampaigns } from './find-campaigns.ts';
import { importFile } from './import-file.ts';
import { previewFile } from './look-at-file.ts';
import { exportResponses } from './publish-responses.ts';
import { removeImport } from './remove-import.ts';
import {
  findPlace,
  getAnswer,
  listImports,
  listProvisionsAnswered,
  listQuestions,
  listResponses,
} from './responses.ts';
import { responsesSession } from './responses-session.ts';
import { suggestHandlers } from './suggest/handlers.ts';
import { exportTallies, listTallies } from './tallies.ts';

/** The handlers of the calls about responses. Progress and cancel do not use the review's file, so they never wait for it. */
export const consultationHandlers = {
  'consultation.putFile': async (context, chunk) => responsesSession(context).uploadedFile.addChunk(chunk),
  'consultation.look': previewFile,
  'consultation.import': importFile,
  'consultation.progress': async (context) =>
    ok({ doing: responsesSession(context).task?.progress() ?? null }),
  'consultation.cancel': async (context) => {
    const session = responsesSession(context);
    const { task } = session;
    task?.stop();
    session.clear();
    return ok({ cancelled: task !== null });
  },
  'consultation.removeImport': removeImport,
  'consultation.imports': listImports,
  'consultation.questions': listQuestions,
  'consultation.responses': listResponses,
  'consultation.provisions': listProvisionsAnswered,
  'consultation.place': findPlace,
  'consultation.answer': getAnswer,
  'consultation.dictionary': readDictionary,
  'consultation.tallies': listTallies,
  'tallies.export': exportTallies,
  'responses.export': exportResponses,
  'campaign.find': findCampaigns,
  'campaign.progress': async (context) => campaignSession(context).exclusiveTask.progress(),
  'campaign.cancel': async (context) => campaignSession(context).exclusiveTask.stop(),
  'campaign.keep': confirmCampaigns,
  'campaign.list': listCampaigns,
  'campaign.answers': listCampaignAnswers,
  'campaign.rename': renameCampaign,
  'campaign.takeOut': removeFromCampaign,
  'campaign.remove': removeCampaign,
  ...suggestHandlers,
} satisfies Handlers;
