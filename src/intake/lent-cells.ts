import { once } from './coded-later.js';
import type { Lending } from './layout.js';
import type { LentEchoes } from './lent-echoes.js';
import type { LentGroups, LentRange } from './lent-groups.js';
import { type LentSayings, SILENCE } from './lent-sayings.js';
import type { RecordTable } from './record-table.js';
import type { RunTexts } from './run-texts.js';

/** What the groups of some records are given by one rule: found when it is asked for. */
export class LentCells {
  readonly #groups: () => LentGroups;
  readonly #sayings: LentSayings;
  readonly #cellsOf: (at: number) => Int32Array;

  constructor(
    private readonly records: RecordTable,
    private readonly lending: Lending,
    private readonly parts: readonly LentRange[],
    groups: () => LentGroups,
    texts: RunTexts,
  ) {
    this.#groups = once(groups);
    this.#sayings = texts.lent(lending);
    const echoes = texts.echoes(lending);
    this.#cellsOf = echoes === undefined ? this.#made() : this.#echoed(echoes);
  }

  get groups(): LentGroups {
    return this.#groups();
  }

  /** The codes that groups are given in the column of that place among those that are given. */
  codesOf(at: number): Int32Array {
    return this.#cellsOf(at);
  }

  /** How they are found from what the rows of each group say. */
  #made(): (at: number) => Int32Array {
    const said = once(() => this.#hear(this.groups.of));
    return (at) => this.#sayings.codesOf(said(), this.groups.count, at);
  }

  /** How they are found where rows say their very cells: only those who disagree are heard. */
  #echoed(echoes: LentEchoes): (at: number) => Int32Array {
    const speakers = once(() => echoes.speakersOf(this.records, this.groups, this.parts));
    const disputed = once(() => {
      const groupOf = speakers().disagreeing(this.groups.of);
      return { said: groupOf && this.#hear(groupOf) };
    });
    return (at) => {
      const { said } = disputed();
      const codes = said && this.#sayings.codesOf(said, said.length, at);
      const [silence] = this.#sayings.codesOf(NOBODY, 1, at);
      return echoes.codesOf(this.records, speakers(), at, silence, codes);
    };
  }

  /** The list of what the rows of each group say; `groupOf` is the group of each record. */
  #hear(groupOf: Int32Array): Int32Array {
    const { records, parts, lending } = this;
    const said = new Int32Array(this.groups.count).fill(SILENCE);
    const reads = lending.reads.map((column) => records.cells[column].codes);
    for (const part of parts) this.#sayings.hear(said, groupOf, reads, part);
    return said;
  }
}

/** The list of one group of which nobody speaks. */
const NOBODY = Int32Array.of(SILENCE);
