import { type AsidePassage, WHY_ASIDE } from '../../../core/amend/instructions/set-aside.ts';
import { ASIDE_KINDS } from '../../../core/amend/instructions/syntax.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import { overlayRefusal } from '../../../core/wording/overlay-decisions.ts';
import { nameOfKey } from '../../../core/wording/overlay-keys.ts';
import {
  type Overlay,
  type OverlayContent,
  type OverlayStep,
  overlayStepId,
} from '../../../core/wording/overlay-records.ts';
import { sourceOf } from '../../../core/wording/propose-item.ts';
import { sha256 } from '../../base/hash.ts';
import { listAmendments } from '../../store/amendments.ts';
import { keepValues } from '../../store/kept-rows.ts';
import { findRecord, listRecords } from '../../store/records.ts';
import {
  type Context,
  fileReader,
  type Handler,
  type Handlers,
  nameRefusal,
  wordingReader,
} from '../context/context.ts';
import { saveRecords } from '../context/keep-records.ts';
import { applyOverlay } from './apply.ts';
import { contentOfReview, isOfReview } from './colleague.ts';
import {
  cacheText,
  decisionOf,
  isDecided,
  itemNotFound,
  overlayNotFound,
  readOverlaySnapshot,
  readText,
  trialBasis,
  withoutAside,
} from './reading.ts';
import { reopenStep } from './reopen.ts';

// Handlers of overlays: lists of amendments from elsewhere, such as a Bill or another review. A user applies or skips
// each item. The decision on an item is saved as a record, an overlay step.

const listOverlays: Handler<'overlay.list'> = (context) =>
  context.read(async (trx) => {
    const steps = await listRecords(trx, 'overlay-step');
    const amendments = new Map((await listAmendments(trx)).map((amendment) => [amendment.id, amendment]));
    const countDecided = (id: string) =>
      steps.filter((step) => step.overlay === id && isDecided(step, amendments)).length;
    const overlays = await listRecords(trx, 'overlay');
    return ok(
      overlays
        .toSorted((a, b) => (a.at < b.at ? 1 : -1))
        .map((overlay) => ({ ...overlay, decided: countDecided(overlay.id) })),
    );
  });

/** The content of an overlay, with remarks on how its file was read. */
interface ReadContent {
  readonly content: OverlayContent;
  readonly remarks: readonly string[];
}

/** Reads the content of an overlay. XML gives a tree of clauses and Schedules, and any other document gives its words. */
async function readContentOf(
  context: Context,
  { text, file }: Parameters<typeof addOverlay>[1],
): Promise<Result<ReadContent>> {
  if (text !== undefined) return ok({ content: { words: text }, remarks: [] });
  if (!file) return refuse('invalid', 'Choose a file or paste some text. Nothing was saved.', 'text');
  const { deps } = context;
  const bytes = Buffer.from(file.base64);
  if (isOfReview(bytes, file.name)) {
    const review = await contentOfReview(context, bytes);
    return review.ok ? ok({ content: review.value, remarks: [] }) : review;
  }
  const isXml =
    /\.(?:xml|akn)$/i.test(file.name) || /^\s*(?:\uFEFF)?<\?xml/.test(bytes.toString('utf8', 0, 200));
  if (isXml) {
    const act = await fileReader(deps)('act', { bytes });
    if (!act.ok) return act;
    const { root, kind } = act.value.instrument;
    return ok({ content: { tree: root, isBill: kind === 'bill' }, remarks: [] });
  }
  const document = await fileReader(deps)('source', { bytes, name: file.name });
  return document.ok
    ? ok({ content: { words: document.value.text }, remarks: document.value.remarks })
    : document;
}

const addOverlay: Handler<'overlay.add'> = async (context, request) => {
  const nameProblem = nameRefusal(request.name, 'The name');
  if (nameProblem) return nameProblem;
  const readContent = await readContentOf(context, request);
  if (!readContent.ok) return readContent;
  const { content, remarks } = readContent.value;
  const { deps } = context;
  const { title } = context.instrument;
  const hash = sha256(canonicalJson(content));
  const { name } = request;
  if ('amendments' in content) {
    if (content.amendments.length === 0)
      return refuse('invalid', 'That review has no amendments. Nothing was saved.', 'file');
  } else {
    const readResult = await wordingReader(deps)('read', { content, name, title }, deps.newId);
    if (!readResult.ok) return readResult;
    if (readResult.value.items.length === 0)
      return refuse(
        'invalid',
        'Keeling could not find an amendment in this text. Nothing was saved.',
        'text',
      );
    cacheText(context, { hash, name }, { title, text: readResult.value });
  }
  const id = hash.slice(0, 16);
  return context.write(async (trx, writeEntry) => {
    const existing = await findRecord(trx, 'overlay', id);
    if (existing) return ok({ overlay: existing, remarks });
    const { person, now } = context.deps;
    const of = 'amendments' in content ? { of: 'review' as const } : {};
    const overlay: Overlay = { id, name, hash, ...of, by: person().name, at: now() };
    const keptMarks = await keepValues(trx, new Map([[hash, content]]));
    const description = `opened ${overlay.name} to go through its amendments`;
    const change: RecordChange = { kind: 'overlay', id, was: null, is: overlay };
    await saveRecords(trx, writeEntry, { subject: '', description }, [change], keptMarks);
    return ok({ overlay, remarks });
  });
};

/** Answers `overlay.read`: tries each item on the draft, and returns it with the edits that it would make. */
const readItems: Handler<'overlay.read'> = async (context, { id, amendments: amendmentIds }) => {
  const overlayText = await readText(context, id);
  if (!overlayText.ok) return overlayText;
  const inputs = await context.read(async (trx) => {
    const snapshot = await readOverlaySnapshot(context, trx, id, overlayText.value);
    if (!snapshot.ok) return snapshot;
    const compared = trialBasis(context, snapshot.value, amendmentIds);
    return compared.ok ? ok({ ...snapshot.value, basis: compared.value }) : compared;
  });
  if (!inputs.ok) return inputs;
  const { overlay, contents, steps, amendments, basis } = inputs.value;
  const { deps } = context;
  const trialResults = await wordingReader(deps)(
    'try',
    { ...basis, read: withoutAside(contents) },
    deps.newId,
  );
  if (!trialResults.ok) return trialResults;
  const items = trialResults.value.map(({ proposal, ...otherFields }) => {
    const description = { ...proposal, ...otherFields };
    const step = steps.get(description.key);
    if (!step) return { ...description, decided: null };
    const { revised, at } = step;
    return { ...description, decided: { ...decisionOf(step, amendments), revised, at } };
  });
  return ok({ overlay, items, aside: countByKind(contents.aside) });
};

/** Counts the passages that are not amendments, by kind. */
const countByKind = (aside: readonly AsidePassage[]) =>
  ASIDE_KINDS.map((kind) => ({ kind, count: aside.filter((one) => one.kind === kind).length })).filter(
    ({ count }) => count > 0,
  );

/** Answers `overlay.aside`: lists the passages that can’t become amendments, each with the reason. */
const listAside: Handler<'overlay.aside'> = async (context, { id }) => {
  const overlayText = await readText(context, id);
  if (!overlayText.ok) return overlayText;
  const { text: contents } = overlayText.value;
  const aside = 'amendments' in contents ? [] : contents.aside;
  return ok({
    parts: aside.map(({ kind, source, words }) => ({
      cite: sourceOf({ source }).cite,
      words,
      kind,
      reason: WHY_ASIDE[kind],
    })),
  });
};

const skipItem: Handler<'overlay.skip'> = async (context, { id, key }) => {
  const overlayText = await readText(context, id);
  if (!overlayText.ok) return overlayText;
  return context.write(async (trx, writeEntry) => {
    const snapshot = await readOverlaySnapshot(context, trx, id, overlayText.value);
    if (!snapshot.ok) return snapshot;
    const { overlay, contents, steps, amendments } = snapshot.value;
    const item = contents.items.find((one) => one.key === key);
    if (!item) return itemNotFound(overlay, key);
    const stepBefore = steps.get(key) ?? null;
    if (stepBefore?.state === 'skipped') return ok(stepBefore);
    const refusal = overlayRefusal('skip', key, stepBefore && decisionOf(stepBefore, amendments));
    if (refusal) return refusal;
    const stepId = overlayStepId(overlay.id, key);
    const { person, now } = context.deps;
    const stepAfter: OverlayStep = {
      id: stepId,
      overlay: overlay.id,
      key,
      text: item.words.slice(0, 2000),
      state: 'skipped',
      made: stepBefore?.made ?? null,
      revised: [],
      by: person().name,
      at: now(),
    };
    const description = `skipped ${nameOfKey(key)} of ${overlay.name}`;
    const change: RecordChange = { kind: 'overlay-step', id: stepId, was: stepBefore, is: stepAfter };
    await saveRecords(trx, writeEntry, { subject: '', description }, [change]);
    return ok(stepAfter);
  });
};

const removeOverlay: Handler<'overlay.remove'> = (context, { id }) =>
  context.write(async (trx, writeEntry) => {
    const overlay = await findRecord(trx, 'overlay', id);
    if (!overlay) return overlayNotFound(id);
    const steps = (await listRecords(trx, 'overlay-step')).filter(({ overlay }) => overlay === id);
    const description = `removed ${overlay.name} from the list. Its amendments stay`;
    await saveRecords(trx, writeEntry, { subject: '', description }, [
      ...steps.map((step) => ({ kind: 'overlay-step' as const, id: step.id, was: step, is: null })),
      { kind: 'overlay', id, was: overlay, is: null },
    ]);
    return ok({ id });
  });

/** The handlers of the calls about overlays. */
export const overlayHandlers = {
  'overlay.list': listOverlays,
  'overlay.add': addOverlay,
  'overlay.read': readItems,
  'overlay.aside': listAside,
  'overlay.apply': applyOverlay,
  'overlay.skip': skipItem,
  'overlay.reopen': reopenStep,
  'overlay.remove': removeOverlay,
} satisfies Handlers;
