import { access, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { cite } from '../../core/act/citation.ts';
import type { Instrument } from '../../core/act/instrument.ts';
import { indexTree, type Provision } from '../../core/act/tree.ts';
import type { Amendment } from '../../core/amend/amendment.ts';
import { chooseCompatible } from '../../core/amend/clash.ts';
import type { CallOutput, CallRequest, ReviewInfo } from '../../core/api.ts';
import type { Evidence } from '../../core/evidence/evidence.ts';
import type { Link } from '../../core/evidence/link.ts';
import { buildPack } from '../../core/pack/build.ts';
import type { LeftOut } from '../../core/pack/model.ts';
import { type Result, refuse } from '../../core/result.ts';
import { packageRoot } from '../root.ts';
import { writePack } from './write.ts';

/** What a review holds, read at one moment: all that a pack is made from. */
export interface ReviewContents {
  readonly info: ReviewInfo;
  /** When the newest ledger entry was written: the only date a pack takes from the review as a whole. */
  readonly ledgerAt: string;
  readonly instrument: Instrument;
  readonly amendments: readonly Amendment[];
  readonly links: readonly Link[];
  readonly evidence: Evidence;
}

/** Which amendments a pack shows, and why it doesn't show the others: together, all of the review's. */
function choose(
  base: Provision,
  amendments: readonly Amendment[],
  asked: readonly string[] | undefined,
): Result<{ readonly chosen: readonly Amendment[]; readonly leftOut: readonly LeftOut[] }> {
  const unknown = asked?.find((id) => !amendments.some((amendment) => amendment.id === id));
  if (unknown !== undefined)
    return refuse(
      'not-found',
      `There is no amendment ${unknown} in this review. Nothing was written.`,
      unknown,
    );
  const wanted = amendments.filter(({ id, state }) => state !== 'withdrawn' && (asked?.includes(id) ?? true));
  const { chosen, leftOut } = chooseCompatible(base, wanted);
  const known = indexTree(base).byPid;
  const why = (amendment: Amendment): string | null => {
    const { id, state } = amendment;
    if (state === 'withdrawn') return 'It is withdrawn.';
    if (asked && !asked.includes(id)) return 'It was not chosen for this pack.';
    const clash = leftOut.find((left) => left.id === id);
    if (!clash) return null;
    const places = new Set(
      clash.places.map(({ pid }) => (known.has(pid) ? cite(base, pid) : 'a provision inserted by both')),
    );
    return `It is an alternative to ${clash.with.join(' and ')}: both change ${[...places].join(', ')}.`;
  };
  return {
    ok: true,
    value: {
      chosen,
      leftOut: amendments.flatMap((amendment) => {
        const reason = why(amendment);
        return reason === null ? [] : [{ id: amendment.id, title: amendment.title, why: reason }];
      }),
    },
  };
}

/** "keeling 0.1.0": what made a pack. */
async function generator(): Promise<string> {
  const { name, version } = JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8'));
  return `${name} ${version}`;
}

const isFree = (path: string) =>
  access(path).then(
    () => false,
    () => true,
  );

/** The usual place: beside the review, under its name and the number of its newest ledger entry. */
async function usualPlace({ path, ledgerHead }: ReviewInfo): Promise<string> {
  const name = `${basename(path, extname(path))}-pack-${ledgerHead.seq}`;
  for (let copy = 1; ; copy += 1) {
    const to = join(dirname(path), copy === 1 ? name : `${name}-${copy}`);
    if ((await isFree(to)) && (await isFree(`${to}.zip`))) return to;
  }
}

/**
 * Exports a review's pack, as `pack.export` says. Alternatives and withdrawn amendments are left out, each with its
 * reason in the pack. The same review and choice give the same bytes, wherever they are written and whenever.
 */
export async function exportPack(
  contents: ReviewContents,
  request: CallRequest<'pack.export'>,
): Promise<Result<CallOutput<'pack.export'>>> {
  const { info, instrument, ledgerAt } = contents;
  const selection = choose(instrument.root, contents.amendments, request.amendments);
  if (!selection.ok) return selection;
  const model = buildPack({
    generator: await generator(),
    review: { id: info.id, title: info.title },
    ledger: { ...info.ledgerHead, at: ledgerAt },
    instrument,
    instrumentHash: info.instrumentHash,
    ...selection.value,
    links: contents.links,
    evidence: contents.evidence,
  });
  const to = request.to === undefined ? await usualPlace(info) : resolve(request.to);
  return writePack(model, { to, zipPath: `${to}.zip` });
}
