import { D30 } from './act-titles.ts';
import { D34 } from './amounts.ts';
import { D31 } from './characters.ts';
import { D21 } from './commencement.ts';
import { D23, D27, D28 } from './consequences.ts';
import type { CheckContext } from './context.ts';
import { D02, D03, D04 } from './dangling-references.ts';
import { D33 } from './dates.ts';
import { D35 } from './emptied-provisions.ts';
import { D20, D29 } from './extent.ts';
import type { Check, Finding, Severity, UnkeyedFinding } from './finding.ts';
import { D07, D08 } from './links.ts';
import { D05, D06 } from './numbers.ts';
import { D24 } from './outstanding.ts';
import { D22 } from './penalties.ts';
import { D32 } from './placeholders.ts';
import { D19 } from './punctuation.ts';
import { D17 } from './quotes.ts';
import { D36 } from './same-elsewhere.ts';
import { D18 } from './structure.ts';
import { D01, D25, D26 } from './target.ts';
import { D09, D10, D11, D12 } from './terms.ts';
import { D13, D14, D15, D16 } from './wording.ts';

/** Every check, in the order of drafting-conventions.md §6. `CHECKS` in table.ts names each and states its limits. */
const REGISTRY: readonly Check[] = [
  ...[D01, D02, D03, D04, D05, D06, D07, D08, D09, D10, D11, D12, D13, D14, D15],
  ...[D16, D17, D18, D19, D20, D21, D22, D23, D24, D25, D26, D27, D28, D29, D30, D31],
  ...[D32, D33, D34, D35, D36],
];

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2 };

/** Gives findings their keys. Equal findings in one field are numbered in their order. */
function withKeys({ id }: Check, findings: readonly UnkeyedFinding[]): readonly Finding[] {
  const times = new Map<string, number>();
  return findings.map(({ detail, ...rest }) => {
    const key = [id, rest.pid, rest.field ?? '', detail].join('/');
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return { key: time > 1 ? `${key}#${time}` : key, check: id, ...rest };
  });
}

/** The findings of all checks in a draft (drafting-conventions.md §6): worst first, then in the order of the Act. */
export function findingsIn(context: CheckContext): readonly Finding[] {
  const { touched, faulty, leftOut, nodes } = context;
  if (touched.length + faulty.length + leftOut.length === 0) return [];
  const placeByPid = new Map([...nodes.keys()].map((pid, at) => [pid, at]));
  const order = (a: UnkeyedFinding, b: UnkeyedFinding) =>
    (placeByPid.get(a.pid) ?? 0) - (placeByPid.get(b.pid) ?? 0) || (a.from ?? 0) - (b.from ?? 0);
  return REGISTRY.flatMap((check) => withKeys(check, check.run(context).toSorted(order))).sort(
    (a, b) =>
      WEIGHT[a.severity] - WEIGHT[b.severity] || (placeByPid.get(a.pid) ?? 0) - (placeByPid.get(b.pid) ?? 0),
  );
}
