import { cite } from '../../act/citation.ts';
import type { Instrument } from '../../act/instrument.ts';
import { mentionsOf } from '../../act/references/references.ts';
import { insertionAt } from './changed.ts';
import type { CheckContext } from './context.ts';
import type { Check, UnkeyedFinding } from './finding.ts';

/** An Act that the base text or its notes name, with its chapter number (`c. 40`, `asp 13`) or null if unknown. */
interface KnownAct {
  readonly title: string;
  readonly chapter: string | null;
}

const TITLE_AND_CHAPTER = /\b(\p{Lu}[^.;“”]*? Act \d{4})(?: \(((?:c|asp)\.? ?\d+)\))?/gu;
const withSpace = (chapter: string): string =>
  chapter.replace(/^(c|asp)\.? ?/, (_, word: string) => (word === 'c' ? 'c. ' : 'asp '));

const tables = new WeakMap<Instrument, readonly KnownAct[]>();

/** The titles of Acts that an instrument mentions: its own, those that it names, and those that amended it. */
function titleTable({ instrument, before }: CheckContext): readonly KnownAct[] {
  const cached = tables.get(instrument);
  if (cached) return cached;
  const own = { title: instrument.title, chapter: /\b(c|asp)\.? ?\d+/.exec(instrument.number)?.[0] ?? null };
  const referredActs = before.all.flatMap(({ act }) =>
    act?.match(/ Act \d{4}$/) ? [{ title: act, chapter: null }] : [],
  );
  const notedActs = [
    ...instrument.notes.map(({ text }) => /\bby (?:virtue of )?(.+)$/.exec(text ?? '')?.[1] ?? ''),
    ...instrument.outstanding.map(({ affecting }) => affecting),
  ].flatMap((text) =>
    [...text.matchAll(TITLE_AND_CHAPTER)].map(([, title = '', chapter]) => ({
      title,
      chapter: chapter ? withSpace(chapter) : null,
    })),
  );
  const acts = new Map<string, KnownAct>();
  for (const act of [own, ...referredActs, ...notedActs]) {
    const earlier = acts.get(act.title);
    acts.set(act.title, { title: act.title, chapter: earlier?.chapter ?? act.chapter });
  }
  const table = [...acts.values()];
  tables.set(instrument, table);
  return table;
}

const withoutYear = (title: string): string => title.replace(/ \d{4}$/, '').toLowerCase();

/** D30. Finds Acts named by a year before their full title, and wrong years or chapter numbers. */
export const D30: Check = {
  id: 'D30',
  run: (context) =>
    context.changed.flatMap((change): UnkeyedFinding[] => {
      const { node, field, text } = change;
      const { pid } = node.provision;
      const now = context.index.byPid.get(pid);
      return (now ? mentionsOf(now, field) : []).flatMap(({ loci }) =>
        loci.flatMap((locus): UnkeyedFinding[] => {
          const insertion = locus.kind === 'title' ? insertionAt(change, locus.from, locus.to) : null;
          if (locus.kind !== 'title' || !insertion) return [];
          const { title, from, to } = locus;
          const at = { severity: 'warning', pid, field, from, to, amendment: insertion.am } as const;
          const cited = cite(context.amended, pid);
          if (/^\d{4} /.test(title)) {
            const reference = context.after.inside
              .get(pid)
              ?.find((each) => each.field === field && each.from === from);
            if (reference?.state !== 'unresolved') return [];
            const message = `“The ${title}” in ${cited} comes before the full short title of that Act`;
            return [{ ...at, detail: `short ${title}`, message }];
          }
          const table = titleTable(context);
          const exact = table.find((act) => act.title === title);
          const alike = table.find((act) => withoutYear(act.title) === withoutYear(title));
          if (!exact && alike) {
            const fix = {
              words: `Put “${alike.title}”`,
              texts: [{ pid, field, splices: [{ at: from, remove: to - from, insert: alike.title }] }],
            };
            return [
              {
                ...at,
                detail: `year ${title}`,
                message: `“${title}” in ${cited}: is this the ${alike.title}?`,
                fix,
              },
            ];
          }
          const chapter = /^ \(((?:c|asp)\.? ?\d+)\)/.exec(text.slice(to))?.[1];
          if (!exact?.chapter || !chapter || withSpace(chapter) === exact.chapter) return [];
          const message = `The ${title} is ${exact.chapter}, not ${chapter}, in ${cited}`;
          return [{ ...at, detail: `chapter ${title}`, message }];
        }),
      );
    }),
};
