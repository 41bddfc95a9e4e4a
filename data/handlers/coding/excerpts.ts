import type { Knex } from 'knex';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { count } from '../../../core/base/english.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { PlacedExcerpt } from '../../../core/coding/calls.ts';
import { movedTo, withState } from '../../../core/coding/excerpt-places.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import { makeAnchor } from '../../../core/evidence/anchor.ts';
import { refWords } from '../../../core/evidence/describe.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import type { Excerpt } from '../../../core/evidence/records.ts';
import { excerptsOf } from '../../store/coding.ts';
import { findRecord, listRecords, nextRecordIds } from '../../store/records.ts';
import type { Context, Handler } from '../context/context.ts';
import { saveCoding } from './keep-coding.ts';
import { listPlacedExcerpts } from './placed-excerpts.ts';
import { anchorAt, textFor, textsFor } from './texts.ts';

// Handlers that list, make, change and delete excerpts: spans of a text that a coder gave themes. `of` is the ref of
// the text.

const excerptNotFound = (id: string): Result<never> =>
  refuse('not-found', `There is no excerpt ${id}.`, 'id');

export const listExcerpts: Handler<'coding.excerpts'> = (context, request) =>
  context.read(async (trx) => {
    const { of, theme, coder, stance, after, limit } = request;
    const matching = (await listPlacedExcerpts(context, trx)).filter(
      (excerpt) =>
        (of === undefined || excerpt.of === of) &&
        (theme === undefined ||
          (theme === null ? excerpt.themes.length === 0 : excerpt.themes.includes(theme))) &&
        (coder === undefined || excerpt.by === coder) &&
        (stance === undefined || excerpt.stance === stance),
    );
    const page = matching.filter(({ id }) => id > after).slice(0, limit);
    return ok({ excerpts: page, total: matching.length });
  });

/** Answers `coding.detached`: the excerpts whose words are no longer in their text. */
export const listDetached: Handler<'coding.detached'> = (context) =>
  context.read(async (trx) =>
    ok((await listPlacedExcerpts(context, trx)).filter(({ state }) => state === 'detached')),
  );

export const addExcerpt: Handler<'coding.addExcerpt'> = (context, request) =>
  context.write(async (trx, writeEntry) => {
    const { of, themes, stance, remark, suggested } = request;
    const text = await textFor(context, trx, of);
    if (!text.ok) return text;
    const anchor = anchorAt(text.value, request);
    if (!anchor.ok) return anchor;
    const by = context.deps.person().name;
    const duplicate = (await excerptsOf(trx, of)).find(
      (excerpt) =>
        excerpt.by === by &&
        excerpt.anchor.from === request.from &&
        excerpt.anchor.to === request.to &&
        !excerpt.detached,
    );
    if (duplicate)
      return refuse(
        'clash',
        `${duplicate.id} is your excerpt of the same passage. Change that excerpt instead.`,
        duplicate.id,
      );
    const [id = ''] = await nextRecordIds(trx, 'excerpt');
    const is: Excerpt = {
      id,
      of,
      anchor: anchor.value,
      themes: [...new Set(themes)],
      stance,
      remark,
      ...(suggested && { suggested }),
      by,
      at: context.deps.now(),
    };
    const purpose = {
      subject: `excerpt:${id}`,
      description: `made excerpt ${id} from ${text.value.name}`,
    } as const;
    const outcome = await saveCoding(context, trx, writeEntry, purpose, [
      { kind: 'excerpt', id, was: null, is },
    ]);
    return outcome.ok ? ok(withState(is, text.value.text)) : outcome;
  });

/** Answers `coding.giveTheme`: gives whole answers a theme, in an excerpt of the current user for each. */
export const giveTheme: Handler<'coding.giveTheme'> = (context, { answers, theme }) =>
  context.write(async (trx, writeEntry) => {
    const by = context.deps.person().name;
    const at = context.deps.now();
    const refs = [...new Set(answers)].map((answer): Ref => `answer:${answer}`);
    const texts = await textsFor(context, trx, refs);
    const missing = refs.find((of) => !texts.has(of));
    if (missing !== undefined) return refuse('not-found', `There is no ${refWords(missing)}.`, 'answers');
    const ownExcerpts = new Map(
      (await listRecords(trx, 'excerpt'))
        .filter(({ by: coder, anchor, of, detached }) => {
          const wholeLength = texts.get(of)?.text.length;
          return coder === by && !detached && anchor.from === 0 && anchor.to === wholeLength;
        })
        .map((excerpt) => [excerpt.of, excerpt]),
    );
    const textsToTag = [...texts.values()].filter(
      ({ of, text }) => text.trim() !== '' && !ownExcerpts.get(of)?.themes.includes(theme),
    );
    const ids = await nextRecordIds(
      trx,
      'excerpt',
      textsToTag.filter(({ of }) => !ownExcerpts.has(of)).length,
    );
    const newIds = ids.values();
    const changes = textsToTag.map(({ of, text }): RecordChange => {
      const was = ownExcerpts.get(of) ?? null;
      if (was) return { kind: 'excerpt', id: was.id, was, is: { ...was, themes: [...was.themes, theme] } };
      const id = newIds.next().value ?? '';
      const anchor = makeAnchor(text, 0, text.length);
      const is: Excerpt = { id, of, anchor, themes: [theme], stance: null, remark: '', by, at };
      return { kind: 'excerpt', id, was, is };
    });
    if (changes.length === 0) return ok({ given: 0 });
    const description = `gave ${count(changes.length, 'answer')} the theme ${theme}`;
    const purpose = { subject: `theme:${theme}`, description } as const;
    const outcome = await saveCoding(context, trx, writeEntry, purpose, changes);
    return outcome.ok ? ok({ given: changes.length }) : outcome;
  });

/** Replaces an excerpt by the one that `decide` returns. Without a difference, nothing is written to the ledger. */
const editExcerpt = (
  context: Context,
  id: string,
  description: string,
  decide: (was: Excerpt, trx: Knex.Transaction) => Promise<Result<Excerpt>>,
): Promise<Result<PlacedExcerpt>> =>
  context.write(async (trx, writeEntry) => {
    const was = await findRecord(trx, 'excerpt', id);
    if (!was) return excerptNotFound(id);
    const changed = await decide(was, trx);
    if (!changed.ok) return changed;
    const is = changed.value;
    if (canonicalJson(is) !== canonicalJson(was)) {
      const purpose = { subject: `excerpt:${id}`, description: `${description} ${id}` } as const;
      const outcome = await saveCoding(context, trx, writeEntry, purpose, [{ kind: 'excerpt', id, was, is }]);
      if (!outcome.ok) return outcome;
    }
    const texts = await textsFor(context, trx, [is.of]);
    return ok(withState(is, texts.get(is.of)?.text));
  });

export const changeExcerpt: Handler<'coding.changeExcerpt'> = (context, { id, themes, stance, remark }) =>
  editExcerpt(context, id, 'coded', async (was) =>
    ok({
      ...was,
      themes: themes ? [...new Set(themes)] : was.themes,
      stance: stance === undefined ? was.stance : stance,
      remark: remark ?? was.remark,
    }),
  );

export const placeExcerpt: Handler<'coding.placeExcerpt'> = (context, { id, ...passage }) =>
  editExcerpt(context, id, 'placed', async (was, trx) => {
    const text = await textFor(context, trx, was.of);
    if (!text.ok) return text;
    const anchor = anchorAt(text.value, passage);
    return anchor.ok ? ok(movedTo(was, anchor.value)) : anchor;
  });

export const removeExcerpt: Handler<'coding.removeExcerpt'> = (context, { id }) =>
  context.write(async (trx, writeEntry) => {
    const was = await findRecord(trx, 'excerpt', id);
    if (!was) return excerptNotFound(id);
    const purpose = { subject: `excerpt:${id}`, description: `deleted ${id}` } as const;
    const outcome = await saveCoding(context, trx, writeEntry, purpose, [
      { kind: 'excerpt', id, was, is: null },
    ]);
    return outcome.ok ? ok({ id }) : outcome;
  });
