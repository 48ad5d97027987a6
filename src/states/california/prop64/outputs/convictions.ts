import type { ChargeKind } from '../../../../law/fact-reader.js';
import { maskOf } from '../../../../record/choice.js';
import { type Day, END } from '../../../../record/day.js';
import { printCaCitation } from '../../citations/print-citation.js';
import { hasFlag } from '../../tables/companion-flags.js';
import { isRelatedCharge } from '../../tables/related-charges.js';
import { citationOf } from '../cell-readings.js';
import { fact } from '../fact-specs.js';
import { COMMENT_ALONE } from '../facts.js';
import { PROP64_NUMBERS, type Prop64Number, SECTIONS, valuesWithin } from '../prop64-sections.js';
import type { CountyPortion } from './county-portion.js';

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
const MASKS = PROP64_NUMBERS.map((number) => [number, maskOf(SECTIONS, ...valuesWithin(number))] as const);
const DECEASED = maskOf(fact.event.list, 'deceased');
const REGISTRATION = maskOf(fact.event.list, 'registration under 290');

function viewOf({ facts, conviction, felony, inScope }: ChargeKind): KindView {
  const { possible, why } = facts[fact.section.name];
  const [section] = MASKS.find(([, mask]) => (possible & ~mask) === 0) ?? [];
  return {
    isConviction: conviction !== 'false',
    section,
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

/** Writes where a code stands, and says how often. */
function putPlaces(places: Int32Array, codes: Int32Array, code: number): number {
  let count = 0;
  for (let at = 0; at < places.length; at++) if (codes[at] === code) places[count++] = at;
  return count;
}

/** The convictions of a run, as the county's files ask for them. */
export class Convictions {
  private readonly kinds: readonly ChargeKind[];
  private readonly views: (KindView | undefined)[] = [];
  private readonly kind: Int32Array;
  private readonly day: { readonly of: Int32Array; readonly first: Int32Array; readonly last: Int32Array };
  private readonly countyCodes: Int32Array;
  private readonly countyCode: number;
  private readonly relatedByCode: (boolean | undefined)[] = [];

  constructor(private readonly run: CountyPortion) {
    const { facts } = run.data;
    this.kinds = facts.kinds;
    this.kind = facts.kind;
    const day = facts.dates.get(fact.convictionDate.name);
    const county = facts.keys.get(fact.county.name);
    if (day === undefined || county === undefined) throw new RangeError('the run has no facts of this law');
    this.day = day;
    this.countyCodes = county.codes;
    this.countyCode = county.codeOf(run.county);
  }

  of(charge: number): KindView {
    const kind = this.kind[charge];
    const before = this.views[kind];
    if (before !== undefined) return before;
    const view = viewOf(this.kinds[kind]);
    this.views[kind] = view;
    return view;
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

  /** The charges of the county. */
  ofCounty(): Int32Array {
    const charges = new Int32Array(this.kind.length);
    if (this.run.county === 'all') return charges.map((_, charge) => charge);
    return charges.subarray(0, putPlaces(charges, this.countyCodes, this.countyCode));
  }

  /** Whether the charge's first row gets the added cells. */
  isShown(charge: number): boolean {
    return this.of(charge).isDecided && this.isInCounty(charge);
  }

  /** Whether it is a conviction of the list of related charges, beside a charge of Proposition 64 of its cycle. */
  isRelated(charge: number): 'with Prop 64' | 'alone' | 'no' {
    if (!this.isCitedAsRelated(charge) || !this.of(charge).isConviction) return 'no';
    const { companions } = this.run.data.charges.cells;
    const flags = companions.texts.textOf(companions.codes[charge]);
    return hasFlag(flags, 'Prop 64 charge') ? 'with Prop 64' : 'alone';
  }

  private isCitedAsRelated(charge: number): boolean {
    const { codes, texts } = this.run.data.charges.cells.statute;
    const code = codes[charge];
    const before = this.relatedByCode[code];
    if (before !== undefined) return before;
    const isRelated = isRelatedStatute(texts.textOf(code));
    this.relatedByCode[code] = isRelated;
    return isRelated;
  }

  /** The citation of a charge, as printed; empty when it cannot be read. */
  citationOf(charge: number): string {
    const { statute } = this.run.data.charges.cells;
    const reading = citationOf(statute.texts.textOf(statute.codes[charge]));
    return reading.kind === 'citation' ? printCaCitation(reading.citation) : '';
  }
}
