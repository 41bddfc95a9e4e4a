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
import { keep } from '../../store/kept-rows.ts';
import { findRecord, listRecords } from '../../store/records.ts';
import {
  type Context,
  fileReader,
  type Handler,
  type Handlers,
  nameRefusal,
  wordingReader,
} from '../context/context.ts';
import { keepRecords } from '../context/keep-records.ts';
import { applyOverlay } from './apply.ts';
import { contentOfReview, isOfReview } from './colleague.ts';
import {
  cacheText,
  compareAgainst,
  decisionOf,
  isDecided,
  noItem,
  noOverlay,
  readHeldOverlay,
  readText,
  withoutAside,
} from './reading.ts';
import { reopenStep } from './reopen.ts';

// Handlers of overlays: lists of amendments from elsewhere, such as a Bill, whose items a user applies or skips.

const listOverlays: Handler<'overlay.list'> = (context) =>
  context.read(async (trx) => {
    const steps = await listRecords(trx, 'overlay-step');
    const amendments = new Map((await listAmendments(trx)).map((amendment) => [amendment.id, amendment]));
    const decided = (id: string) =>
      steps.filter((step) => step.overlay === id && isDecided(step, amendments)).length;
    const all = await listRecords(trx, 'overlay');
    return ok(
      all
        .toSorted((a, b) => (a.at < b.at ? 1 : -1))
        .map((overlay) => ({ ...overlay, decided: decided(overlay.id) })),
    );
  });

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
    const read = await fileReader(deps)('act', { bytes });
    if (!read.ok) return read;
    const { root, kind } = read.value.instrument;
    return ok({ content: { tree: root, isBill: kind === 'bill' }, remarks: [] });
  }
  const read = await fileReader(deps)('source', { bytes, name: file.name });
  return read.ok ? ok({ content: { words: read.value.text }, remarks: read.value.remarks }) : read;
}

const addOverlay: Handler<'overlay.add'> = async (context, request) => {
  const bad = nameRefusal(request.name, 'The name');
  if (bad) return bad;
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
    const read = await wordingReader(deps)('read', { content, name, title }, deps.newId);
    if (!read.ok) return read;
    if (read.value.items.length === 0)
      return refuse(
        'invalid',
        'Keeling could not find an amendment in this text. Nothing was saved.',
        'text',
      );
    cacheText(context, { hash, name }, { title, text: read.value });
  }
  const id = hash.slice(0, 16);
  return context.write(async (trx, writeEntry) => {
    const existing = await findRecord(trx, 'overlay', id);
    if (existing) return ok({ overlay: existing, remarks });
    const { person, now } = context.deps;
    const of = 'amendments' in content ? { of: 'review' as const } : {};
    const overlay: Overlay = { id, name, hash, ...of, by: person().name, at: now() };
    const keptMarks = await keep(trx, new Map([[hash, content]]));
    const description = `opened ${overlay.name} to go through its amendments`;
    const change: RecordChange = { kind: 'overlay', id, was: null, is: overlay };
    await keepRecords(trx, writeEntry, { subject: '', description }, [change], keptMarks);
    return ok({ overlay, remarks });
  });
};

const readItems: Handler<'overlay.read'> = async (context, { id, amendments: amendmentIds }) => {
  const text = await readText(context, id);
  if (!text.ok) return text;
  const basis = await context.read(async (trx) => {
    const one = await readHeldOverlay(context, trx, id, text.value);
    if (!one.ok) return one;
    const compared = compareAgainst(context, one.value, amendmentIds);
    return compared.ok ? ok({ ...one.value, given: compared.value }) : compared;
  });
  if (!basis.ok) return basis;
  const { overlay, read, steps, amendments, given } = basis.value;
  const { deps } = context;
  const trial = await wordingReader(deps)('try', { ...given, read: withoutAside(read) }, deps.newId);
  if (!trial.ok) return trial;
  const items = trial.value.map(({ proposal, ...one }) => {
    const description = { ...proposal, ...one };
    const step = steps.get(description.key);
    if (!step) return { ...description, decided: null };
    const { revised, at } = step;
    return { ...description, decided: { ...decisionOf(step, amendments), revised, at } };
  });
  return ok({ overlay, items, aside: countByKind(read.aside) });
};

const countByKind = (aside: readonly AsidePassage[]) =>
  ASIDE_KINDS.map((kind) => ({ kind, count: aside.filter((one) => one.kind === kind).length })).filter(
    ({ count }) => count > 0,
  );

const listAside: Handler<'overlay.aside'> = async (context, { id }) => {
  const text = await readText(context, id);
  if (!text.ok) return text;
  const { text: read } = text.value;
  const aside = 'amendments' in read ? [] : read.aside;
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
  const text = await readText(context, id);
  if (!text.ok) return text;
  return context.write(async (trx, writeEntry) => {
    const heldOverlay = await readHeldOverlay(context, trx, id, text.value);
    if (!heldOverlay.ok) return heldOverlay;
    const { overlay, read, steps, amendments } = heldOverlay.value;
    const item = read.items.find((one) => one.key === key);
    if (!item) return noItem(overlay, key);
    const was = steps.get(key) ?? null;
    if (was?.state === 'skipped') return ok(was);
    const refusal = overlayRefusal('skip', key, was && decisionOf(was, amendments));
    if (refusal) return refusal;
    const stepId = overlayStepId(overlay.id, key);
    const { person, now } = context.deps;
    const is: OverlayStep = {
      id: stepId,
      overlay: overlay.id,
      key,
      text: item.words.slice(0, 2000),
      state: 'skipped',
      made: was?.made ?? null,
      revised: [],
      by: person().name,
      at: now(),
    };
    const description = `skipped ${nameOfKey(key)} of ${overlay.name}`;
    const change: RecordChange = { kind: 'overlay-step', id: stepId, was, is };
    await keepRecords(trx, writeEntry, { subject: '', description }, [change]);
    return ok(is);
  });
};

const removeOverlay: Handler<'overlay.remove'> = (context, { id }) =>
  context.write(async (trx, writeEntry) => {
    const was = await findRecord(trx, 'overlay', id);
    if (!was) return noOverlay(id);
    const steps = (await listRecords(trx, 'overlay-step')).filter(({ overlay }) => overlay === id);
    const description = `removed ${was.name} from the list. Its amendments stay`;
    await keepRecords(trx, writeEntry, { subject: '', description }, [
      ...steps.map((step) => ({ kind: 'overlay-step' as const, id: step.id, was: step, is: null })),
      { kind: 'overlay', id, was, is: null },
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
