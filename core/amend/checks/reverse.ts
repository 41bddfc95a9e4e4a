import type { Status } from '../../act/tree.ts';

/** A provision of another Act that must be checked when this Act changes (drafting-conventions.md §6.1). */
export interface ReverseReference {
  readonly instrument: string;
  /** The referring provision: `Crime and Disorder Act 1998, section 32(4)(b)`. */
  readonly by: string;
  /** The cited provisions of this Act; empty if the other Act names the whole Act, or if that was not read. */
  readonly to: readonly string[];
  /** Whether it sets a penalty by reference to one in this Act. */
  readonly penalty?: boolean;
  readonly status: Status;
  readonly source: string;
}

/** Known references to the Protection from Harassment Act 1997 in other Acts. The list is not complete. */
export const REVERSE_REFERENCES: readonly ReverseReference[] = [
  {
    instrument: 'ukpga/1997/40',
    by: 'Crime and Disorder Act 1998, section 32(4)(b)',
    to: ['section 4', 'section 4A'],
    penalty: true,
    status: 'verified',
    source: 'Policing and Crime Act 2017, section 175(2)',
  },
  {
    instrument: 'ukpga/1997/40',
    by: 'Sentencing Act 2020, Schedule 27 paragraph 26',
    to: ['section 5A(2E)(b)'],
    status: 'verified',
    source: 'Sentencing Act 2020, Schedule 27 paragraph 26',
  },
  {
    instrument: 'ukpga/1997/40',
    by: 'Sentencing Code, sections 359 to 364 (restraining orders)',
    to: ['section 5', 'section 5A'],
    status: 'derived',
    source: 'legislation.gov.uk, section 5A as it stood on 1 December 2020',
  },
  {
    instrument: 'ukpga/1997/40',
    by: 'Limitation Act 1980, section 11(1A)',
    to: ['section 3'],
    status: 'verified',
    source: 'section 6 of this Act',
  },
  {
    instrument: 'ukpga/1997/40',
    by: 'Prescription and Limitation (Scotland) Act 1973, section 18B(1)',
    to: ['section 8', 'section 8A'],
    status: 'verified',
    source: 'section 10 of this Act; Domestic Abuse (Scotland) Act 2011, section 1(4)',
  },
  {
    instrument: 'ukpga/1997/40',
    by: 'Criminal Procedure (Scotland) Act 1995, section 234A(7)',
    to: ['section 8'],
    status: 'verified',
    source: 'section 11 of this Act',
  },
  {
    instrument: 'ukpga/1997/40',
    by: 'the table of offences that the Victims and Prisoners Act 2024 puts into the data protection legislation',
    to: ['section 1(1)(a)', 'section 1(1A)(a)', 'section 2', 'section 2A', 'section 4', 'section 4A'],
    status: 'verified',
    source: 'Victims and Prisoners Act 2024 (c. 21); where the table stands was not read',
  },
  {
    instrument: 'ukpga/1997/40',
    by: 'a list of offences in a Schedule to the Victims and Prisoners Act 2024',
    to: ['section 4', 'section 4A'],
    status: 'verified',
    source: 'Victims and Prisoners Act 2024 (c. 21); which Schedule it is was not read',
  },
  {
    instrument: 'ukpga/1997/40',
    by: 'a Schedule to the Elections Act 2022',
    to: [],
    status: 'verified',
    source: 'it lists this Act; which of its provisions was not read',
  },
  {
    instrument: 'ukpga/1997/40',
    by: 'a Schedule to the Digital Markets, Competition and Consumers Act 2024',
    to: [],
    status: 'verified',
    source: 'it lists this Act; which of its provisions was not read',
  },
  {
    instrument: 'ukpga/1997/40',
    by: 'Stalking Protection Act 2019',
    to: ['section 2A'],
    status: 'unverified',
    source: 'no text of it that names a provision of this Act was read',
  },
  {
    instrument: 'ukpga/1997/40',
    by: 'Criminal Procedure Rules 2020 (S.I. 2020/759), Part 31',
    to: ['section 5', 'section 5A'],
    status: 'unverified',
    source: 'no text of it that names a provision of this Act was read',
  },
];
