import type { PartPlan } from '../settled-parts.ts';
import { annexParts, documentPart, ownPart } from './annexes.ts';
import { questionsPart } from './asking.ts';
import { backgroundPart, recommendationPart, scopePart } from './background.ts';
import { billPart } from './bill.ts';
import type { PaperFacts } from './facts.ts';
import {
  accessibilityPart,
  equalityPart,
  impactPart,
  principlesPart,
  privacyPart,
  respondPart,
} from './fixed-parts.ts';
import { aboutPart, forewordPart, summaryPart } from './front-parts.ts';
import { otherActsPart } from './other-acts.ts';
import { proposalPlan } from './proposals.ts';
import { sourcesPart } from './sources.ts';
import { changesPart, effectsPart, matrixPart } from './tables.ts';

/** The parts of a consultation paper in their usual order (drafting-conventions.md §5.2). People can rearrange them. */
export function consultationParts(facts: PaperFacts): readonly PartPlan[] {
  const { fields } = facts.input;
  return [
    aboutPart(facts),
    forewordPart,
    summaryPart,
    backgroundPart(facts),
    scopePart(facts),
    recommendationPart(facts),
    ...facts.proposals.map((proposal) => proposalPlan(facts, proposal)),
    questionsPart(facts),
    impactPart,
    equalityPart,
    respondPart(fields),
    privacyPart(fields),
    accessibilityPart(fields),
    principlesPart,
    ownPart,
    sourcesPart(facts),
    ...documentPart(facts),
    billPart(facts),
    changesPart(facts),
    ...otherActsPart(facts),
    effectsPart(facts),
    matrixPart(facts),
    ...annexParts(facts),
  ];
}
