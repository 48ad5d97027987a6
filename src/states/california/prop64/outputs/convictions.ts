import type { ChargeKind } from '../../../../law/fact-reader.js';
import { maskOf } from '../../../../record/choice.js';
import { type Day, END } from '../../../../record/day.js';
import { hasFlag } from '../../tables/companion-flags.js';
import { isRelatedCharge } from '../../tables/related-charges.js';
import { citationOf } from '../cell-readings.js';
import { fact } from '../fact-specs.js';
import { COMMENT_ALONE } from '../facts.js';
import { PROP64_NUMBERS, type Prop64Number, SECTIONS, valuesWithin } from '../prop64-sections.js';
import { ChargesByPerson } from './charges-by-person.js';
import type { CountyPortion } from './county-portion.js';
import { Said } from './said.js';

/** What of a charge the county's files ask; the same for all charges of one kind. */
interface KindView {
  readonly isConviction: boolean;
  /** The section of Proposition 64 that is certainly cited, and no other. */
  readonly section: Prop64Number | undefined;
  /** Whether the charge gets a determination that is not of its comment alone. */
  readonly isDecided: boolean;
  readonly level: 'felony' | 'other' | 'unknown';
  readonly isDeceased: boolean;
  readonly isRegistration: boolean;
}

const OTHER = maskOf(SECTIONS, 'other');
const MASKS = PROP64_NUMBERS.map((number) => ({ number, mask: maskOf(SECTIONS, ...valuesWithin(number)) }));
const DECEASED = maskOf(fact.event.list, 'deceased');
const REGISTRATION = maskOf(fact.event.list, 'registration under 290');

/** The section in which all that is possible lies. */
function sectionOf(possible: number): Prop64Number | undefined {
  for (const { number, mask } of MASKS) if ((possible & ~mask) === 0) return number;
  return undefined;
}

function viewOf({ facts, conviction, felony, inScope }: ChargeKind): KindView {
  const { possible, why } = facts[fact.section.name];
  return {
    isConviction: conviction !== 'false',
    section: sectionOf(possible),
    isDecided: inScope && ((possible & OTHER) === 0 || why !== COMMENT_ALONE),
    level: felony === 'true' ? 'felony' : felony === 'false' ? 'other' : 'unknown',
    isDeceased: facts[fact.event.name].possible === DECEASED,
    isRegistration: facts[fact.event.name].possible === REGISTRATION,
  };
}

function isRelatedStatute(text: string): boolean {
  const reading = citationOf(text);
  return reading.kind === 'citation' && isRelatedCharge(reading.citation);
}

/** Whether a charge of a kind says anything of its person. */
const tellsOfPerson = ({ isConviction, isDeceased, isRegistration }: KindView): boolean =>
  isConviction || isDeceased || isRegistration;

/** Marks the numbers that stand in a column. */
function markMet(met: Uint8Array, numbers: Int32Array): void {
  for (let at = 0; at < numbers.length; at++) met[numbers[at]] = 1;
}

/** Writes where kinds of a sort stand, and says how many there are. */
function putPlacesOf(places: Int32Array, kind: Int32Array, isWanted: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < kind.length; at++) {
    places[count] = at;
    count += isWanted[kind[at]];
  }
  return count;
}

/** The convictions of a run, as the county's files ask for them. */
export class Convictions {
  private readonly kinds: readonly ChargeKind[];
  private readonly views: (KindView | undefined)[];
  private readonly kind: Int32Array;
  private readonly day: { readonly of: Int32Array; readonly first: Int32Array; readonly last: Int32Array };
  private readonly countyCodes: Int32Array;
  private readonly countyCode: number;
  private readonly statutes: Int32Array;
  private readonly companions: Int32Array;
  private readonly citedAsRelated: Said;
  private readonly besideProp64: Said;
  private told: ChargesByPerson | undefined;

  constructor(private readonly run: CountyPortion) {
    const { facts, charges } = run.data;
    const { statute, companions } = charges.cells;
    this.kinds = facts.kinds;
    this.views = new Array<KindView | undefined>(facts.kinds.length).fill(undefined);
    this.statutes = statute.codes;
    this.companions = companions.codes;
    this.citedAsRelated = new Said(statute, isRelatedStatute);
    this.besideProp64 = new Said(companions, (flags) => hasFlag(flags, 'Prop 64 charge'));
    this.kind = facts.kind;
    const day = facts.dates.get(fact.convictionDate.name);
    const county = facts.keys.get(fact.county.name);
    if (day === undefined || county === undefined) throw new RangeError('the run has no facts of this law');
    this.day = day;
    this.countyCodes = county.codes;
    this.countyCode = county.codeOf(run.county);
  }

  of(charge: number): KindView {
    return this.ofKind(this.kind[charge]);
  }

  private ofKind(kind: number): KindView {
    const before = this.views[kind];
    if (before !== undefined) return before;
    const view = viewOf(this.kinds[kind]);
    this.views[kind] = view;
    return view;
  }

  /** The charges of a person that say anything of them: convictions, registrations, deaths; in their order. */
  ofPerson(person: number): Int32Array {
    this.told ??= new ChargesByPerson(this.thoseThatTell(), this.run.data.charges);
    return this.told.of(person);
  }

  private thoseThatTell(): Int32Array {
    const tells = new Uint8Array(this.kinds.length);
    markMet(tells, this.kind);
    this.keepThoseThatTell(tells);
    const places = new Int32Array(this.kind.length);
    return places.subarray(0, putPlacesOf(places, this.kind, tells));
  }

  private keepThoseThatTell(met: Uint8Array): void {
    for (let kind = 0; kind < met.length; kind++) {
      if (met[kind] === 1 && !tellsOfPerson(this.ofKind(kind))) met[kind] = 0;
    }
  }

  /** The day of the conviction, or undefined when it is not known. */
  dayOf(charge: number): Day | undefined {
    const at = this.day.of[charge];
    const first = this.day.first[at];
    return first === this.day.last[at] && first < END ? (first as Day) : undefined;
  }

  isInCounty(charge: number): boolean {
    return this.run.county === 'all' || this.countyCodes[charge] === this.countyCode;
  }

  /** The charges of the county that are related, beside a charge of Proposition 64 or not. */
  relatedOfCounty(): Int32Array {
    const cited = this.citedAsRelated.rows(0, this.kind.length);
    return cited.filter((charge) => this.isInCounty(charge) && this.isRelated(charge) !== 'no');
  }

  /** Whether the charge's first row gets the added cells. */
  isShown(charge: number): boolean {
    return this.of(charge).isDecided && this.isInCounty(charge);
  }

  /** Whether it is a conviction of the list of related charges, beside a charge of Proposition 64 of its cycle. */
  isRelated(charge: number): 'with Prop 64' | 'alone' | 'no' {
    if (!this.citedAsRelated.of(this.statutes[charge]) || !this.of(charge).isConviction) return 'no';
    return this.besideProp64.of(this.companions[charge]) ? 'with Prop 64' : 'alone';
  }
}
