import type { Chance } from './chance.ts';

/** Words of the long made-up Act. Each list fills one kind of gap, written `{who}`, in the sentences below. */
const GAPS: Readonly<Record<string, readonly string[]>> = {
  who: [
    'a keeper',
    'an owner',
    'a depositor',
    'a carrier',
    'the Registrar',
    'an inspector',
    'a licensed porter',
    'an authorised officer',
    'the occupier of a left luggage office',
    'a person claiming an item',
    'the Luggage Tribunal',
    'a body corporate',
    'the personal representative of an owner',
    'a qualifying traveller',
  ],
  thing: [
    'an item',
    'a trunk',
    'a perishable item',
    'an abandoned item',
    'a deposit ticket',
    'an item of unusual size',
    'a musical instrument',
    'a locked container',
    'an unclaimed umbrella',
    'a consignment of hats',
  ],
  paper: [
    'a statement of particulars',
    'a certificate of deposit',
    'a written receipt',
    'a return in the prescribed form',
    'an inventory of contents',
    'a notice of claim',
    'a record of charges',
    'a declaration of value',
    'a schedule of unclaimed items',
  ],
  event: [
    'the item was deposited',
    'the notice was given',
    'the licence was granted',
    'the charge became payable',
    'the claim was made',
    'the office was closed to the public',
    'the inspection was completed',
    'the owner became entitled to possession of the item',
    'the keeper ceased to hold the licence',
    'the period for making a claim expired',
  ],
  state: [
    'the item has been returned to the owner',
    'no charge is outstanding in respect of the item',
    'the keeper has reasonable grounds for believing that the ticket is lost',
    'the contents of the container are not known',
    'it is not reasonably practicable to do so',
    'the owner has given consent in writing',
    'the item is likely to deteriorate',
    'the Registrar is satisfied that the premises are suitable',
    'proceedings in respect of the item have not been concluded',
    'the depositor is under the age of sixteen',
    'the value of the item does not exceed the prescribed amount',
    'a previous application was refused on the same ground',
  ],
  period: ['7 days', '14 days', '21 days', '28 days', 'two months', 'three months', 'six months', 'one year'],
  sum: ['£20', '£50', '£125', '£250', '£400', '£1,000', '£2,500', '£10,000'],
  matter: [
    'the keeping of records by keepers',
    'the form and contents of deposit tickets',
    'the charges that may be made for storage',
    'the disposal of abandoned items',
    'the training of licensed porters',
    'the inspection of left luggage offices',
    'the marking of perishable items',
    'the procedure of the Luggage Tribunal',
    'appeals against the refusal of a licence',
    'the insurance of items of high value',
  ],
  act: [
    'the giving of the notice',
    'the return of the item',
    'the sale of the item',
    'the making of the claim',
    'the variation of the licence',
    'the opening of the container',
    'the removal of the item to other premises',
    'the payment of the charge',
  ],
  order: [
    'an order for the return of the item',
    'a declaration as to ownership',
    'compensation for loss of or damage to the item',
    'a review of the charge',
    'an extension of the period of storage',
    'permission to sell the item',
  ],
};

/** Whole sentences, without their first capital and full stop. `{ref}` is another provision of the Act. */
const SENTENCES = [
  '{who} must, within {period} beginning with the day on which {event}, give {paper} to {who}',
  '{who} must not dispose of {thing} deposited under {ref} unless {state}',
  '{who} may require {who} to produce {paper} for the purposes of {act}',
  'where {event}, {who} is to be treated for the purposes of this Part as having agreed to {act}',
  'subject to {ref}, {who} may apply to the Luggage Tribunal for {order}',
  '{who} may by regulations make provision about {matter}',
  'regulations under {ref} may make different provision for different descriptions of left luggage office',
  'nothing in {ref} prevents {who} from keeping {thing} where {state}',
  '{who} is liable to pay to {who} a sum not exceeding {sum} in respect of {thing}',
  'in determining whether {state}, {who} must have regard to all the circumstances, including {act}',
  'the reference in {ref} to {act} includes a reference to {act}',
  '{who} who without reasonable excuse fails to comply with {ref} commits an offence',
  'it is a defence for a person charged with an offence under {ref} to prove that {state}',
  'a notice under {ref} must be in writing, must identify {thing}, and has effect when {event}',
  'if {state}, {who} must as soon as is reasonably practicable send {paper} to {who}',
  'the Luggage Tribunal may, on the application of {who}, extend the period of {period} mentioned in {ref}',
  'a licence ceases to have effect at the end of the period of {period} beginning with the day on which {event}',
  '{who} is not entitled to charge more than {sum} for {act}, whether or not {state}',
  'an appeal lies to the county court on a question of law arising from {act}',
  'this section has effect subject to {ref} and to any regulations about {matter}',
] as const;

const ITEMS = [
  '{act}',
  '{paper} relating to {thing}',
  'the fact that {state}',
  '{matter}',
  'whether {state} at the time when {event}',
  'a sum not exceeding {sum} for each period of {period}',
  'any requirement imposed on {who} by or under {ref}',
  'the name and address of {who}',
] as const;

const CLAUSES = [
  '{state}',
  '{event} before the end of the period of {period} mentioned in {ref}',
  '{who} has given {paper} to {who}',
  '{who} has paid a sum of {sum} for {act}',
  'the requirements of {ref} are met in relation to {thing}',
  '{who} has been asked for, and has not supplied, {paper}',
] as const;

const BEFORE_CLAUSES = [
  'This section applies where—',
  'The Registrar may refuse an application under {ref} if—',
  '{who} commits an offence if—',
  'For the purposes of {ref} an item is to be treated as abandoned where—',
] as const;

const AFTER_CLAUSES = [
  'and {who} may accordingly apply for {order}.',
  'but not if {state}.',
  'and in either case it is immaterial whether {state}.',
] as const;

const BEFORE_ITEMS = [
  'The statement must contain particulars of—',
  '{who} must have regard to—',
  'Regulations about {matter} may in particular provide for—',
] as const;

const HEADINGS = [
  'Duty to give {paper}',
  'Power to require {paper}',
  'Time limit for {act}',
  'Offences relating to {thing}',
  'Rights of {who}',
  'Duties of {who}',
  'Application for {order}',
  'Regulations about {matter}',
  'Effect of {act}',
  'Exception where {state}',
] as const;

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Another provision that the Act's words may name: as it is cited in them. */
export type Cited = (chance: Chance) => string;

/** What the Act says, in pieces: each call draws other words. */
export class Words {
  readonly #chance: Chance;
  readonly #cited: Cited;

  constructor(chance: Chance, cited: Cited) {
    this.#chance = chance;
    this.#cited = cited;
  }

  #filled(words: string): string {
    return words.replace(/\{(\w+)\}/g, (_, gap: string) => {
      if (gap === 'ref') return this.#cited(this.#chance);
      const from = GAPS[gap];
      if (!from) throw new RangeError(`No words for {${gap}}`);
      return this.#chance.pick(from);
    });
  }

  /** Another provision of the Act, as it is cited in it. */
  citation = (): string => this.#cited(this.#chance);

  /** A heading without a full stop. */
  heading = (): string => this.#filled(this.#chance.pick(HEADINGS));

  /** A rule, from its capital to its full stop. */
  sentence = (): string => {
    const words = capital(this.#filled(this.#chance.pick(SENTENCES)));
    return `${words}.`;
  };

  /** A matter of a list, or a condition of one: neither has a capital or a stop. */
  item = (): string => this.#filled(this.#chance.pick(ITEMS));
  clause = (): string => this.#filled(this.#chance.pick(CLAUSES));

  /** The words before a list of conditions, and after one. */
  beforeClauses = (): string => capital(this.#filled(this.#chance.pick(BEFORE_CLAUSES)));
  afterClauses = (): string => this.#filled(this.#chance.pick(AFTER_CLAUSES));

  /** The words before a list of matters. */
  beforeItems = (): string => capital(this.#filled(this.#chance.pick(BEFORE_ITEMS)));
}
