import { count, listed } from '../../../core/base/english.ts';

interface AppliedItems {
  readonly created: readonly { readonly amendment: string; readonly alternatives: readonly string[] }[];
  readonly revised: readonly string[];
  readonly not: readonly unknown[];
}

/** Lists amendments by number, with runs joined: `A-001 to and A-009`. */
function listedInRuns(ids: readonly string[]): string {
  const numberOf = (id: string): number => Number(id.slice(id.indexOf('-') + 1));
  const runs: string[][] = [];
  for (const id of [...ids].sort((a, b) => numberOf(a) - numberOf(b))) {
    const run = runs.at(-1);
    if (run && numberOf(id) === numberOf(run.at(-1) ?? '') + 1) run.push(id);
    else runs.push([id]);
  }
  return listed(runs.flatMap((run) => (run.length < 3 ? run : [`${run[0]} to ${run.at(-1)}`])));
}

/** Describes the amendments that were created. */
function describeCreated(created: AppliedItems['created']): readonly string[] {
  const [only, ...moreItems] = created;
  if (!only) return [];
  const { amendment, alternatives } = only;
  if (moreItems.length === 0) {
    const to = alternatives.length > 0 ? `, an alternative to ${listed(alternatives)}` : '';
    return [`Applied as ${amendment}${to}.`];
  }
  const ids = (of: AppliedItems['created']) => listedInRuns(of.map((one) => one.amendment));
  const withAlternatives = created.filter((one) => one.alternatives.length > 0);
  const verb = withAlternatives.length === 1 ? 'is an alternative' : 'are alternatives';
  return [
    `${count(created.length, 'amendment')} made: ${ids(created)}.`,
    ...(withAlternatives.length > 0 ? [`${ids(withAlternatives)} ${verb} to what others change.`] : []),
  ];
}

/** Describes the outcome of applying instructions. */
export function describeApplied({ created, revised, not }: AppliedItems, noun: string): string {
  // An amendment that is created and then revised by a later instruction is reported only as created.
  const changed = revised.filter((id) => created.every(({ amendment }) => amendment !== id));
  const ids = listedInRuns(changed);
  return [
    ...describeCreated(created),
    ...(changed.length > 0 ? [created.length > 0 ? `Also changed: ${ids}.` : `Applied in ${ids}.`] : []),
    ...(not.length > 0 ? [`${count(not.length, noun)} could not be applied.`] : []),
  ].join(' ');
}
