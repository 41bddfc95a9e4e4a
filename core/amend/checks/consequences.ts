import { cite, parseCitation } from '../../act/citation.ts';
import { indexTree, type Pid, walk } from '../../act/tree.ts';
import { changedField, changerOf, isOmitted } from './changed.ts';
import { type CheckContext, nodePath } from './context.ts';
import { stemsOf } from './dangling-references.ts';
import type { Check, Severity, UnkeyedFinding } from './finding.ts';
import { type ConsequenceKind, citingWords, consequenceWords, inOtherActs } from './in-other-acts.ts';
import { heavierPids, wordsOf } from './penalties.ts';

/** The change that removed, moved or renumbered a provision of the base text, or a provision around it. */
function removalAround(
  context: CheckContext,
  pid: Pid,
): { readonly am: string | null; readonly cause: string } | null {
  for (const node of nodePath(context, pid)) {
    const { changeStatus } = node;
    if (changeStatus.state !== 'kept')
      return { am: changeStatus.am, cause: isOmitted(node) ? 'omits' : 'moves' };
    if (changedField(node, 'num')) return { am: changerOf(node), cause: 'renumbers' };
  }
  return null;
}

/** The first section that the draft omits. Other Acts that list this whole Act may refer to it. */
const firstOmittedSection = ({ touched }: CheckContext) =>
  touched.find((node) => node.provision.kind === 'section' && isOmitted(node));

const SEVERITY: Readonly<Record<ConsequenceKind, Severity>> = {
  omitted: 'warning',
  renumbered: 'warning',
  definition: 'warning',
  changed: 'information',
  spent: 'information',
};

/** Findings from the words of imported Acts, each with the words that cite this Act. */
const importedActFindings = (context: CheckContext): readonly UnkeyedFinding[] =>
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

/** D23. Finds other Acts that refer to provisions that the draft changes or removes, or that follow a raised penalty. */
export const D23: Check = {
  id: 'D23',
  run: (context) => [...importedActFindings(context), ...listedActFindings(context)],
};

/** Findings from the list of Acts known to refer to this one, except Acts that are imported. */
function listedActFindings(context: CheckContext): readonly UnkeyedFinding[] {
  const acts = new Set(context.citing.map(({ title }) => title));
  if (context.touched.length === 0) return [];
  const heavier = heavierPids(context);
  const removedSection = firstOmittedSection(context);
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
        const removal = removalAround(context, pid);
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

/** D27. Finds unchanged headings whose words the draft removes from the section. */
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
      const missingStems = [...stemsOf(heading, 5)].filter(
        (stem) => before.includes(stem) && !after.includes(stem),
      );
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

/** D28. Finds earlier amendments of provisions that the draft omits: they may be spent (the Sentencing Bill, cl. 23(11)). */
export const D28: Check = {
  id: 'D28',
  run: ({ base, instrument, touched, parentOf }) =>
    touched.flatMap((node): UnkeyedFinding[] => {
      const { pid } = node.provision;
      const { changeStatus } = node;
      if (
        !isOmitted(node) ||
        changeStatus.state === 'kept' ||
        parentOf.get(pid)?.changeStatus.state === 'deleted'
      )
        return [];
      const inside = new Set(
        [...walk(indexTree(base).byPid.get(pid) ?? node.provision)].map((each) => each.pid),
      );
      const amendingActs = instrument.notes.flatMap(({ pid: noted, text }) => {
        const source = inside.has(noted) ? /\bby (?:virtue of )?(.+)$/.exec(text ?? '')?.[1] : undefined;
        return source === undefined ? [] : [source];
      });
      if (amendingActs.length === 0) return [];
      const message = `What amended ${cite(base, pid)} may be spent, and could be omitted too: ${[...new Set(amendingActs)].join('; ')}`;
      return [{ severity: 'information', pid, amendment: changeStatus.am, detail: 'spent', message }];
    }),
};
