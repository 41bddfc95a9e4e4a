import { readMentions } from '../../act/references/grammar.ts';
import { findDivision } from '../../act/references/places.ts';
import type { Pid, Provision } from '../../act/tree.ts';
import type { Stretch } from '../../evidence/anchor.ts';

/** A provision of the Act that a text names, and the stretch that names it. */
export interface NamedProvision extends Stretch {
  readonly pid: Pid;
}

/** Whether a title in a text is the Act’s own, in full or by its year. */
function isOwn(titleGiven: string, title: string): boolean {
  const year = /\b\d{4}$/.exec(title)?.[0] ?? '';
  return titleGiven === title || titleGiven === `${year} Act`;
}

/**
 * Finds the provisions that an answer names: “section 2A(3)”. References to other Acts are left out, and so are subsections
 * without a section. @param title the title of the Act
 */
export function findNamedProvisions(text: string, root: Provision, title: string): readonly NamedProvision[] {
  // Most answers name no provision, and this quick test saves reading them.
  if (!/section|schedule/i.test(text)) return [];
  const namedProvisions: NamedProvision[] = [];
  for (const { loci, from, to } of readMentions(text)) {
    const acts = loci.flatMap((locus) => (locus.kind === 'title' ? [locus.title] : []));
    if (acts.some((act) => !isOwn(act, title))) continue;
    for (const locus of loci) {
      if (locus.kind !== 'unit' || !['section', 'Schedule'].includes(locus.unit)) continue;
      for (const { first, last } of locus.items)
        for (const label of last ? [first, last] : [first]) {
          const place = findDivision(root, locus.unit, label.parts);
          if (place.at === 'here') namedProvisions.push({ pid: place.node.pid, from, to });
        }
    }
  }
  return namedProvisions;
}
