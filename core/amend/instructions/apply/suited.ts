import type { Kind, Provision } from '../../../act/tree.ts';
import { type Live, upward } from './live.ts';

const IN_SCHEDULE: Partial<Record<Kind, Kind>> = {
  section: 'scheduleParagraph',
  subsection: 'scheduleSubparagraph',
};
const IN_BODY: Partial<Record<Kind, Kind>> = {
  scheduleParagraph: 'section',
  scheduleSubparagraph: 'subsection',
};

function changed(provision: Provision, kinds: Partial<Record<Kind, Kind>>): Provision {
  if (provision.kind === 'quotation' || provision.kind === 'schedule') return provision;
  return {
    ...provision,
    kind: kinds[provision.kind] ?? provision.kind,
    children: provision.children.map((child) => changed(child, kinds)),
  };
}

/**
 * A provision as what it is where it is put: quoted by itself, a paragraph of a Schedule looks like a section, and its
 * sub-paragraph like a subsection.
 */
export function suited(provision: Provision, beside: Live): Provision {
  const around = [...upward(beside)];
  const inSchedule = around.some(({ kind }) => kind === 'schedule') && provision.kind !== 'schedule';
  const unit = around.find(({ source }) => source.unit)?.source.unit ?? sectionUnit(beside);
  const fit = changed(provision, inSchedule ? IN_SCHEDULE : IN_BODY);
  return unit && fit.kind === 'section' && !fit.unit ? { ...fit, unit } : fit;
}

const sectionUnit = (beside: Live) => beside.parent?.children.find(({ source }) => source.unit)?.source.unit;
