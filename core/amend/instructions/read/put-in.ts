import type { Provision } from '../../../act/tree.ts';
import type { Instruction, Location, Locus, ReadItem, SourceRef } from '../syntax.ts';
import { isAmong, joinLocations } from './depth.ts';
import { locationsOf, mapLocations, type ResolvedLocation } from './finish.ts';
import { madeBy, UNIT_OF_KIND } from './made-by.ts';

/** A provision that an instruction puts in, replaces or numbers; `source` is where that instruction stands. */
export interface PutIn {
  readonly source: SourceRef;
  readonly place: ResolvedLocation;
}

const stepOf = ({ kind, num, unit }: Provision): Locus | null => {
  const name = unit ?? UNIT_OF_KIND[kind];
  return name && num ? { type: 'unit', unit: name, labels: [{ from: [num] }] } : null;
};

/** The provisions that an instruction inserts, replaces or renumbers, each with its new place. */
export function putInBy(item: ReadItem): readonly PutIn[] {
  if (!item.read) return [];
  const { source, context, operation } = item;
  const placedBeside = (of: Location, provisions: readonly Provision[]): readonly PutIn[] =>
    provisions.flatMap((provision) => {
      const step = stepOf(provision);
      return step ? [{ source, place: joinLocations([...context, ...of], [step]) }] : [];
    });
  switch (operation.type) {
    case 'insert': {
      const [anchor] = operation.at;
      return anchor && anchor.type !== 'words' ? placedBeside(anchor.of, operation.newText.provisions) : [];
    }
    case 'substituteProvisions':
      return placedBeside(operation.targets[0]?.at ?? [], operation.newText.provisions);
    case 'renumber':
    case 'move':
      return operation.as
        ? [{ source, place: joinLocations([...context, ...operation.at], [operation.as]) }]
        : [];
    default:
      return [];
  }
}

/** Whether an instruction is the one that a note cites, such as "subsection (2)" or "section 1", from the place of the note. */
function isCited(cite: string, own: string, [unit, label]: readonly [unit: string, label: string]): boolean {
  const begins = (citation: string, start: string) => citation === start || citation.startsWith(`${start}(`);
  if (/^(?:section|clause|article|regulation|rule)$/.test(unit))
    return begins(cite.replace(/^[a-z]+ /, ''), label);
  if (!label.startsWith('('))
    return cite
      .split(' paragraph ')
      .slice(1)
      .some((paragraphCite) => begins(paragraphCite, label));
  const citeParts = own.split(/(?=\()/);
  return (
    citeParts.some((_, count) => begins(cite, citeParts.slice(0, count).join('') + label)) ||
    begins(cite, label)
  );
}

const nameOf = (step: Locus | undefined): string =>
  step?.type === 'unit' ? `${step.unit} ${step.labels.map(({ from }) => from.join('')).join()}` : '';

const isPart = (step: Locus): boolean => step.type === 'unit' && /^(?:sub|paragraph)/.test(step.unit);

/** A place that is known from the instruction that inserts it. `source` is null if no such instruction was found. */
interface PutInPlace {
  readonly at: Location;
  readonly source: SourceRef | null;
}

/** Finds the instruction that inserts a place which is named by it; null where the place is not named in that way. */
function placeByPutIn(all: readonly PutIn[], at: Location, own: string): PutInPlace | null {
  const index = at.findIndex(({ note }) => note !== undefined && madeBy(note) !== null);
  const step = at[index];
  const by = step?.note === undefined ? null : madeBy(step.note);
  if (!step || !by) return null;
  const isOfAct = ({ place: [act] }: PutIn): boolean =>
    at[0]?.type !== 'act' || act?.type !== 'act' || at[0].title === act.title || at[0].title === '';
  const cited = all.filter(
    (one) => isOfAct(one) && (by.cite === null || isCited(one.source.cite, own, by.cite)),
  );
  const [before, innerSteps] = [at.slice(0, index), at.slice(index + 1)];
  if (step.type === 'anaphor') {
    const like = cited.filter(({ place }) => {
      const last = place.at(-1);
      return last?.type === 'unit' && last.unit === step.unit;
    });
    const last = like.at(-1);
    const [only, other] = like.filter(({ source }) => by.cite !== null || source === last?.source);
    return only && !other && !by.isElsewhere
      ? { at: [...only.place, ...innerSteps], source: only.source }
      : { at, source: null };
  }
  if (by.isElsewhere) return null;
  if (!isPart(step) || before.some(({ type }) => type === 'unit')) {
    const source = cited.findLast(({ place }) => isAmong(at.slice(0, index + 1), place))?.source;
    return source ? { at, source } : null;
  }
  const [only, other] = cited.filter(({ place }) => nameOf(place.at(-1)) === nameOf(step));
  return only && !other
    ? { at: [...only.place.slice(0, -1), step, ...innerSteps], source: only.source }
    : { at, source: null };
}

const unplaced = ({ source, context }: Instruction, step: Locus | undefined): ReadItem => ({
  read: false,
  source,
  context: context.filter(({ type }) => type === 'act'),
  reason: `It names a ${step?.type === 'unit' || step?.type === 'anaphor' ? (step.unit ?? 'provision') : 'provision'} by the instruction that inserts it, but no earlier instruction that Keeling could read inserts it`,
});

const noted = (at: Location): Locus | undefined =>
  at.find(({ note }) => note !== undefined && madeBy(note) !== null);

const isOfWords = ({ operation }: Instruction): boolean =>
  /^(?:substituteWords|omitWords)$/.test(operation.type) ||
  (operation.type === 'insert' && operation.at.some(({ type }) => type === 'words'));

/** Refuses "in that subsection" after one was inserted beside it: only a person can say which of the two is meant. */
function unsure(all: readonly PutIn[], { source, context, operation }: Instruction): ReadItem {
  const step = [context, ...locationsOf(operation)].flat().find(({ orNew }) => orNew);
  const unit = step?.type === 'unit' ? step.unit : 'provision';
  const [old, insertedName] = [nameOf(step), nameOf(all.at(-1)?.place.at(-1))];
  const reason = `“That ${unit}” may be ${old} or ${insertedName}, which is inserted beside it`;
  return { read: false, source, context, reason };
}

/**
 * Finds the place of an item through the instruction that inserts it: "in paragraph (h) (as inserted by subsection (2))", "in
 * the paragraph so inserted". The item depends on that instruction, and is refused where none was read.
 */
export function throughPutIn(all: readonly PutIn[], item: ReadItem): ReadItem {
  if (!item.read) return item;
  if (
    isOfWords(item) &&
    [item.context, ...locationsOf(item.operation)].some((at) => at.some(({ orNew }) => orNew))
  )
    return unsure(all, item);
  const { context, operation, source } = item;
  const outer = placeByPutIn(all, context, source.cite);
  if (outer) {
    if (!outer.source) return unplaced(item, noted(context));
    return { ...item, context: outer.at, dependsOn: outer.source };
  }
  let dependsOn: SourceRef | null = null;
  let missing: Locus | undefined;
  const placedOperation = mapLocations(operation, (at) => {
    const inner = placeByPutIn(all, [...context, ...at], source.cite);
    if (!inner) return at;
    if (!inner.source) missing = noted(at);
    else if (isAmong(inner.at, context)) {
      dependsOn = inner.source;
      return inner.at.slice(context.length);
    } else missing = noted(at);
    return at;
  });
  if (missing) return unplaced(item, missing);
  return dependsOn ? { ...item, operation: placedOperation, dependsOn } : item;
}
