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

/** The convictions of a run, as the county's files ask for them. */
export class Convictions {
  private readonly views: readonly KindView[];
  private readonly kind: Int32Array;
  private readonly day: { readonly of: Int32Array; readonly first: Int32Array; readonly last: Int32Array };
  private readonly countyCodes: Int32Array;
  private readonly countyCode: number;
  private readonly relatedByCode: (boolean | undefined)[] = [];

  constructor(private readonly run: CountyPortion) {
    const { facts } = run.data;
    this.views = facts.kinds.map(viewOf);
    this.kind = facts.kind;
    const day = facts.dates.get(fact.convictionDate.name);
    const county = facts.keys.get(fact.county.name);
    if (day === undefined || county === undefined) throw new RangeError('the run has no facts of this law');
    this.day = day;
    this.countyCodes = county.codes;
    this.countyCode = county.codeOf(run.county);
  }

  of(charge: number): KindView {
    return this.views[this.kind[charge]];
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

  /** Whether the charge's first row gets the added cells. */
  isShown(charge: number): boolean {
    return this.of(charge).isDecided && this.isInCounty(charge);
  }

  /** Whether it is a conviction of the list of related charges, beside a charge of Proposition 64 of its cycle. */
  isRelated(charge: number): 'with Prop 64' | 'alone' | 'no' {
    if (!this.of(charge).isConviction) return 'no';
    const { statute, companions } = this.run.data.charges.cells;
    this.relatedByCode[statute.codes[charge]] ??= isRelatedStatute(
      statute.texts.textOf(statute.codes[charge]),
    );
    if (!this.relatedByCode[statute.codes[charge]]) return 'no';
    const flags = companions.texts.textOf(companions.codes[charge]);
    return hasFlag(flags, 'Prop 64 charge') ? 'with Prop 64' : 'alone';
  }

  /** The citation of a charge, as printed; empty when it cannot be read. */
  citationOf(charge: number): string {
    const { statute } = this.run.data.charges.cells;
    const reading = citationOf(statute.texts.textOf(statute.codes[charge]));
    return reading.kind === 'citation' ? printCaCitation(reading.citation) : '';
  }
}
