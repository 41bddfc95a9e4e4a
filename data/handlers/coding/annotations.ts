import type { Knex } from 'knex';
import { ok, refuse } from '../../../core/base/result.ts';
import { anchorOf, type ReadAnnotation, readAnnotations } from '../../../core/coding/annotations/read.ts';
import { annotationsOf } from '../../../core/coding/annotations/write.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import type { Anchor } from '../../../core/evidence/anchor.ts';
import { refWords } from '../../../core/evidence/describe.ts';
import type { Excerpt, Theme } from '../../../core/evidence/records.ts';
import { placeFor } from '../../papers/place-for.ts';
import { writeFolder } from '../../papers/write-folder.ts';
import { listRecords, nextRecordIds } from '../../store/records.ts';
import type { Context, Handler } from '../context/context.ts';
import { outwardInfo } from '../context/outward.ts';
import { keepCoding } from './keep.ts';
import { publishedOf } from './publish.ts';
import { textsFor } from './texts.ts';

/** The file that annotations are written to. */
const ANNOTATIONS_FILE = 'annotations.jsonld';

export const exportAnnotations: Handler<'annotations.export'> = async (context, request) => {
  const held = await context.read(async (trx) => {
    const { shown, withheld, copies } = await publishedOf(context, trx);
    const info = await outwardInfo(context, trx);
    const themes = await listRecords(trx, 'theme');
    const text = annotationsOf(shown, { review: info, themes, scrub: copies.scrub });
    return ok({ info, text, withheld, annotations: shown.length });
  });
  if (!held.ok) return held;
  const { info, text, withheld, annotations } = held.value;
  const files = [{ path: ANNOTATIONS_FILE, bytes: new TextEncoder().encode(text) }];
  const written = await writeFolder(
    files,
    await placeFor(info, 'annotations', request.to),
    'The annotations',
  );
  return written.ok ? ok({ ...written.value, annotations, withheld }) : written;
};

/** A theme's name as it is compared. */
const plain = (name: string): string => name.trim().toLocaleLowerCase('en-GB');

interface Taken {
  readonly annotation: ReadAnnotation;
  readonly anchor: Anchor;
}

/** What becomes of each annotation: taken, here already, or refused with the reason. */
async function sorted(context: Context, trx: Knex.Transaction, read: readonly ReadAnnotation[], me: string) {
  const texts = await textsFor(
    context,
    trx,
    read.map(({ of }) => of),
  );
  const names = new Map((await listRecords(trx, 'theme')).map(({ id, name }) => [id, plain(name)]));
  const keyOf = (of: string, { from, to }: Anchor, by: string): string => JSON.stringify([of, from, to, by]);
  const saidOf = (themes: readonly string[], stance: string | null, remark: string): string =>
    JSON.stringify([themes.map(plain).sort(), stance, remark]);
  const held = new Map(
    (await listRecords(trx, 'excerpt'))
      .filter(({ detached }) => detached !== true)
      .map(({ id, of, anchor, by, themes, stance, remark }) => [
        keyOf(of, anchor, by),
        {
          name: id,
          said: saidOf(
            themes.map((theme) => names.get(theme) ?? theme),
            stance,
            remark,
          ),
        },
      ]),
  );
  const taken: Taken[] = [];
  const refused: { readonly place: string; readonly reason: string }[] = [];
  let same = 0;
  for (const annotation of read) {
    const { place, of, themes, stance, remark } = annotation;
    const text = texts.get(of);
    const anchor = text ? anchorOf(annotation, text.text) : null;
    if (!text) refused.push({ place, reason: `There is no ${refWords(of)} in this review` });
    else if (!anchor)
      refused.push({
        place,
        reason: `The words are not in ${text.name}, or appear more than once`,
      });
    else {
      const key = keyOf(of, anchor, annotation.by ?? me);
      const said = saidOf(themes, stance, remark);
      const other = held.get(key);
      if (!other) {
        held.set(key, { name: place, said });
        taken.push({ annotation, anchor });
      } else if (other.said === said) same += 1;
      else
        refused.push({
          place,
          reason: `${other.name} is a different excerpt of the same words by the same person`,
        });
    }
  }
  return { taken, same, refused };
}

/** The records that annotations become, themes that are new first. */
async function recordsOf(trx: Knex.Transaction, taken: readonly Taken[], me: { name: string; now: string }) {
  const ids = new Map((await listRecords(trx, 'theme')).map(({ id, name }) => [plain(name), id]));
  const wanted = new Map<string, string>();
  for (const { annotation } of taken)
    for (const name of annotation.themes)
      if (!ids.has(plain(name)) && !wanted.has(plain(name))) wanted.set(plain(name), name);
  const themeIds = await nextRecordIds(trx, 'theme', wanted.size);
  const made = [...wanted.values()].map(
    (name, at): Theme => ({ id: themeIds[at] ?? '', name, description: '', parent: null }),
  );
  for (const { id, name } of made) ids.set(plain(name), id);
  const excerptIds = await nextRecordIds(trx, 'excerpt', taken.length);
  const excerpts = taken.map(({ annotation, anchor }, at): Excerpt => {
    const { of, themes: names, stance, remark, by } = annotation;
    const on = names.flatMap((name) => ids.get(plain(name)) ?? []);
    return {
      id: excerptIds[at] ?? '',
      of,
      anchor,
      themes: [...new Set(on)],
      stance,
      remark,
      by: by ?? me.name,
      at: annotation.at ?? me.now,
    };
  });
  const changes: readonly RecordChange[] = [
    ...made.map((is): RecordChange => ({ kind: 'theme', id: is.id, was: null, is })),
    ...excerpts.map((is): RecordChange => ({ kind: 'excerpt', id: is.id, was: null, is })),
  ];
  return { changes, themes: [...wanted.values()], first: excerpts[0]?.id ?? '' };
}

export const importAnnotations: Handler<'annotations.import'> = (context, { text, dryRun }) => {
  const given = readAnnotations(text);
  if (!given.ok) return Promise.resolve(given);
  return context.write(async (trx, writeEntry) => {
    const me = context.deps.person().name;
    const { taken, same, refused } = await sorted(context, trx, given.value.read, me);
    const { changes, themes, first } = await recordsOf(trx, taken, { name: me, now: context.deps.now() });
    const told = { added: taken.length, same, themes, refused: [...given.value.refused, ...refused] };
    if (dryRun || taken.length === 0) return ok(told);
    if (taken.length > MOST)
      return refuse(
        'unsupported',
        `You can import at most ${MOST} annotations at a time. Nothing was changed.`,
      );
    const what = `imported ${taken.length} excerpt${taken.length === 1 ? '' : 's'} from a file of annotations`;
    const kept = await keepCoding(context, trx, writeEntry, { subject: `excerpt:${first}`, what }, changes);
    return kept.ok ? ok(told) : kept;
  });
};

const MOST = 100_000;
