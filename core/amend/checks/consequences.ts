import { cite, parseCitation } from '../../act/citation.ts';
import { indexTree, type Pid, walk } from '../../act/tree.ts';
import { changedFields, changerOf, isGone } from './changed.ts';
import { type CheckContext, nodePath } from './context.ts';
import type { Check, Severity, UnkeyedFinding } from './finding.ts';
import { type ConsequenceKind, citingWords, consequenceWords, inOtherActs } from './in-other-acts.ts';
import { heavierPids, wordsOf } from './penalties.ts';

/** The provision that took a provision of the base text away, or gave it another number: itself or one round it. */
function removalOf(
  context: CheckContext,
  pid: Pid,
): { readonly am: string | null; readonly cause: string } | null {
  for (const node of nodePath(context, pid)) {
    const { changeStatus } = node;
    if (changeStatus.state !== 'kept')
      return { am: changeStatus.am, cause: isGone(node) ? 'omits' : 'moves' };
    if (changedFields(node).some(({ field }) => field === 'num'))
      return { am: changerOf(node), cause: 'renumbers' };
  }
  return null;
}

/** The first section that the draft leaves out whole, for those who list the Act and may mean any. */
const sectionGone = ({ touched }: CheckContext) =>
  touched.find((node) => node.provision.kind === 'section' && isGone(node));

const SEVERITY: Readonly<Record<ConsequenceKind, Severity>> = {
  omitted: 'warning',
  renumbered: 'warning',
  definition: 'warning',
  changed: 'information',
  spent: 'information',
};

/** What the Acts that are held here say of it, each finding with the words that cite. */
const heldFindings = (context: CheckContext): readonly UnkeyedFinding[] =>
  inOtherActs(context, context.citing).map((consequence) => {
    const { kind, by, pid, amendment } = consequence;
    return {
      severity: SEVERITY[kind],
      pid,
      amendment,
      detail: [kind, by.id, by.pid, by.field, by.from].join(' '),
      message: `${consequenceWords(consequence)}: “${citingWords(by)}”`,
    };
  });

/** Other Acts that refer to what the draft changes or takes away, or follow a penalty that it raises. */
export const D23: Check = {
  id: 'D23',
  run: (context) => [...heldFindings(context), ...listedFindings(context)],
};

/** What is known of Acts that need not be held here; one that is speaks for itself. */
function listedFindings(context: CheckContext): readonly UnkeyedFinding[] {
  const acts = new Set(context.citing.map(({ title }) => title));
  if (context.touched.length === 0) return [];
  const heavier = heavierPids(context);
  const removedSection = sectionGone(context);
  return context.reverse
    .filter(
      ({ instrument, by, penalty }) =>
        instrument === context.instrument.id && (penalty || ![...acts].some((title) => by.startsWith(title))),
    )
    .flatMap(({ by, to, penalty, status, source }) => {
      if (to.length === 0) {
        if (!removedSection) return [];
        const { pid } = removedSection.provision;
        const amendment = changerOf(removedSection);
        const message = `${amendment ?? 'The draft'} omits ${cite(context.base, pid)}, and ${by} lists this Act: does it need a consequential amendment? (${status}: ${source})`;
        return [{ severity: 'warning' as const, pid, amendment, detail: by, message }];
      }
      return to.flatMap((citation): UnkeyedFinding[] => {
        const pid = parseCitation(context.base, citation);
        if (pid === null) return [];
        const removal = removalOf(context, pid);
        const raised = penalty && heavier.has(pid);
        if (!removal && !raised) return [];
        const amendment =
          removal?.am ?? changerOf(context.touched.find((node) => heavier.has(node.provision.pid)));
        const consequence = removal
          ? `${removal.am ?? 'The draft'} ${removal.cause} ${citation}, to which ${by} refers`
          : `The draft raises a penalty in ${citation}; ${by} sets one that goes with it`;
        const message = `${consequence}: does it need a consequential amendment? (${status}: ${source})`;
        return [{ severity: 'warning', pid, amendment, detail: by, message }];
      });
    });
}

/** The words of a heading that say what its section is about. */
const about = (heading: string): readonly string[] => [
  ...new Set(
    [...heading.toLowerCase().matchAll(/\p{L}{5,}/gu)].map(([word]) => word.replace(/(?:ing|ed|es|s)$/, '')),
  ),
];

/** Headings whose own words the draft takes out of the section, and leaves in the heading. */
export const D27: Check = {
  id: 'D27',
  run: (context) => {
    const sections = new Set(
      context.touched.flatMap(({ provision: { pid } }) =>
        nodePath(context, pid).filter(
          ({ provision, changeStatus }) => provision.kind === 'section' && changeStatus.state === 'kept',
        ),
      ),
    );
    return [...sections].flatMap((section): UnkeyedFinding[] => {
      const { pid, heading } = section.provision;
      const now = context.index.byPid.get(pid);
      if (!now?.heading || now.heading !== heading) return [];
      const [before, after] = [wordsOf(section.provision).toLowerCase(), wordsOf(now).toLowerCase()];
      const missingStems = about(heading).filter((stem) => before.includes(stem) && !after.includes(stem));
      if (missingStems.length === 0) return [];
      const am = changerOf(
        context.touched.find((node) => nodePath(context, node.provision.pid).includes(section)),
      );
      const message = `The heading of ${cite(context.amended, pid)}, “${heading}”, may no longer fit: the section no longer uses “${missingStems.join('”, “')}”`;
      return [
        {
          severity: 'information',
          pid,
          field: 'heading',
          from: 0,
          to: heading.length,
          amendment: am,
          detail: 'heading',
          message,
        },
      ];
    });
  },
};

/** Earlier provisions that inserted or amended what the draft leaves out whole: they may be spent (the Sentencing Bill, cl. 23(11)). */
export const D28: Check = {
  id: 'D28',
  run: ({ base, instrument, touched, parentOf }) =>
    touched.flatMap((node): UnkeyedFinding[] => {
      const { pid } = node.provision;
      const { changeStatus } = node;
      if (
        !isGone(node) ||
        changeStatus.state === 'kept' ||
        parentOf.get(pid)?.changeStatus.state === 'deleted'
      )
        return [];
      const inside = new Set(
        [...walk(indexTree(base).byPid.get(pid) ?? node.provision)].map((each) => each.pid),
      );
      const by = instrument.notes.flatMap(({ pid: noted, text }) => {
        const source = inside.has(noted) ? /\bby (?:virtue of )?(.+)$/.exec(text ?? '')?.[1] : undefined;
        return source === undefined ? [] : [source];
      });
      if (by.length === 0) return [];
      const message = `What amended ${cite(base, pid)} may be spent, and could be omitted too: ${[...new Set(by)].join('; ')}`;
      return [{ severity: 'information', pid, amendment: changeStatus.am, detail: 'spent', message }];
    }),
};
