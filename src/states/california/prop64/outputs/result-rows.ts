import type { StatePortion } from '../../../../screening/state-results.js';
import { KeptRows } from './kept-rows.js';
import type { PossibleOthers } from './possible-others.js';
import type { WrittenCounties } from './written-counties.js';

/** How much is read at once of a file of which a record here and there is wanted. */
const WINDOW = 4096;
const LF = '\n';

/** What results need to know of charges. */
export interface ShownCharges {
  /** Whether the charge's first row stands in Prop64_Results. */
  readonly isResult: (charge: number) => boolean;
  /** The 18 cells of such a row, a comma before each. */
  readonly cells: (charge: number, possibleOther: string) => string;
}

/** The first rows of the charges of one file that stand in Prop64_Results. */
export class ResultRows {
  /** What stands behind each of these rows, by record; nothing where no copies are wanted. */
  readonly endings = new Map<number, Uint8Array>();

  constructor(
    private readonly portion: StatePortion,
    private readonly index: number,
    private readonly shown: ShownCharges,
    private readonly others: PossibleOthers,
    private readonly counties: WrittenCounties,
  ) {}

  /** Adds them to a file; what is told by the rows alone is learned on the way. */
  put(name: string): void {
    const { data, sourceOf, file, separators, annotated } = this.portion;
    const { records, charges, decided, own } = data;
    const results = file(name);
    const source = new KeptRows(sourceOf(this.index), WINDOW, separators, 'one row');
    try {
      for (const charge of decided) {
        const record = charges.record[charge];
        if (charge < own.charges.from || charge >= own.charges.to) continue;
        if (records.file[record] !== this.index || !this.shown.isResult(charge)) continue;
        const from = source.at(records.offset[record], records.length[record]);
        const to = from + records.length[record];
        source.row(from, to);
        this.counties.learn(record, source);
        const ending = this.shown.cells(charge, this.others.of(source)) + LF;
        if (annotated) this.endings.set(record, Buffer.from(ending));
        results.stretch(source.buffer, from, to);
        results.text(ending);
      }
    } finally {
      source.close();
    }
  }
}
