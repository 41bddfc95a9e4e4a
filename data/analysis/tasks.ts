import { ok, type Result } from '../../core/base/result.ts';
import { suggestThemes } from '../../core/coding/suggest/suggest.ts';
import type { CodedText } from '../../core/coding/suggest/theme-words.ts';
import { typicalWords } from '../../core/coding/suggest/typical.ts';
import { findCampaigns } from '../../core/consultation/campaigns/find.ts';
import { findOwnWords, type OwnWords } from '../../core/consultation/campaigns/own-words.ts';
import { FileTask } from '../consultation/file-task.ts';
import { type Planning, planFile } from '../consultation/plan-file.ts';
import { type PackedTexts, unpackTexts } from './texts.ts';

/**
 * The analyses of thousands of answers, by name. Each takes plain values and returns a value or a refusal, so that a
 * worker thread can find it by its name and run it.
 */
export const ANALYSES = {
  /** Campaigns among the answers to one question (`findCampaigns`). */
  campaigns: ({ texts }: { readonly texts: PackedTexts }, progress: Progress) =>
    ok(findCampaigns(unpackTexts(texts), progress)),
  /** For each answer of a campaign: how many words its author added to the campaign's text, and how many they left out. */
  own: (
    { texts, campaign }: { readonly texts: PackedTexts; readonly campaign: string },
    progress: Progress,
  ) => {
    const countsByText = new Map<string, Omit<OwnWords, 'own'>>();
    const wordCounts: Omit<OwnWords, 'own'>[] = [];
    for (const text of unpackTexts(texts)) {
      const counts = countsByText.get(text) ?? countsOf(findOwnWords(text, campaign));
      countsByText.set(text, counts);
      wordCounts.push(counts);
      if (wordCounts.length % 100 === 0) progress(wordCounts.length, 0);
    }
    return ok(wordCounts);
  },
  /** Suggests themes for uncoded texts from the coded ones, and measures how good the suggestions are (`measure`). */
  suggest: ({ coded, texts }: SuggestionInput, progress: Progress) =>
    ok(suggestThemes(coded, unpackTexts(texts), progress)),
  /** The outcome that importing a file of responses would have for each of its rows (`planFile`). */
  plan: (planning: Planning, progress: Progress) => planFile(planning, new ProgressTask(progress)),
  /** The words typical of each group of texts (`typicalWords`). */
  typical: ({ groups, texts }: { readonly groups: readonly string[]; readonly texts: PackedTexts }) =>
    ok(typicalWords(withGroups(groups, unpackTexts(texts)))),
} as const;

interface SuggestionInput {
  readonly coded: readonly CodedText[];
  readonly texts: PackedTexts;
}

function* withGroups(groups: readonly string[], texts: Iterable<string>) {
  let at = 0;
  for (const text of texts) {
    yield { group: groups[at] ?? '', text };
    at += 1;
  }
}

const countsOf = ({ ownWords: own, leftOut }: OwnWords) => ({ ownWords: own, leftOut });

type Progress = (rowsDone: number, total: number) => void;

/** Reports the progress to the thread's owner, who stops the work by ending the thread. It is never refused. */
class ProgressTask extends FileTask {
  readonly #progress: Progress;

  constructor(progress: Progress) {
    super('');
    this.#progress = progress;
  }

  override async checkpoint(rowsDone: number, total = 0): Promise<Result<null>> {
    this.#progress(rowsDone, total);
    return ok(null);
  }
}

export type AnalysisName = keyof typeof ANALYSES;
export type AnalysisInput<N extends AnalysisName> = Parameters<(typeof ANALYSES)[N]>[0];
export type AnalysisOutput<N extends AnalysisName> =
  Awaited<ReturnType<(typeof ANALYSES)[N]>> extends Result<infer T> ? T : never;

/** Runs one analysis. `task` is told the progress, and can stop the work. */
export type Analyser = <N extends AnalysisName>(
  name: N,
  input: AnalysisInput<N>,
  task?: FileTask,
) => Promise<Result<AnalysisOutput<N>>>;

/** Runs one analysis on the calling thread, and reports its progress to `progress`. */
export async function analyseWith<N extends AnalysisName>(
  name: N,
  input: AnalysisInput<N>,
  progress: Progress,
): Promise<Result<AnalysisOutput<N>>> {
  // The name decides both types; the compiler can't follow it through the table.
  const task = ANALYSES[name] as (
    input: AnalysisInput<N>,
    progress: Progress,
  ) => Result<AnalysisOutput<N>> | Promise<Result<AnalysisOutput<N>>>;
  return task(input, progress);
}

/** An analyser on the caller’s own thread, for the command line: it has no window that would freeze. */
export const analyseHere: Analyser = async (name, input, _task = new FileTask('')) =>
  analyseWith(name, input, () => undefined);
