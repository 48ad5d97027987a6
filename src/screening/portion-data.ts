import { threadId } from 'node:worker_threads';
import { ChargeBuilder } from '../intake/charges.js';
import type { PeopleOfPortion, PortionRecords } from '../intake/portions.js';
import type { RecordTable } from '../intake/record-table.js';
import type { RejectedRecord, RowProblem } from '../intake/row-problem.js';
import { cellProblems, inRowOrder, withHeaderNames } from './cell-problems.js';
import { RunWords } from './charge-words.js';
import { chargesByPerson } from './charges-of-person.js';
import { Decider } from './decide.js';
import { decidedCharges } from './decided-charges.js';
import { FactsReader } from './facts-table.js';
import { withFoundFacts } from './found-facts/charges-with-found.js';
import type { FoundFacts } from './found-facts/found-fact.js';
import { KeptWords } from './kept-words.js';
import { isOwnRow, ownPart } from './own-part.js';
import type { Pause } from './progress.js';
import type { RunData } from './run-data.js';
import type { RunFrame } from './run-frame.js';
import { engineFolder, readStretch, sourcePath } from './workspace.js';

/** A portion of a run as it is handed over to be decided. */
export interface PortionTask {
  /** Its own records, and those of its guests. */
  readonly records: RecordTable;
  readonly home: PortionRecords;
  readonly people: PeopleOfPortion;
  /** What was set aside between the first record of the portion and that of the next. */
  readonly rejected: readonly RejectedRecord[];
  /** What was said, before charges were built, of rows between the same two. */
  readonly problems: readonly RowProblem[];
  /** What was found of charges of the portion and of its guests. */
  readonly found: FoundFacts;
}

/** Does work in an engine, and knows of it while it lasts. */
type InEngine = <T>(work: () => Promise<T>) => Promise<T>;

/** Decides the portions of a run, one after the other: what was found for one is kept for those after it. */
export class PortionDecider {
  readonly #builder = new ChargeBuilder();
  readonly #reader: FactsReader;
  readonly #keptWords = new KeptWords();

  private constructor(
    private readonly frame: RunFrame,
    private readonly decider: Decider,
    private readonly inEngine: InEngine,
  ) {
    this.#reader = FactsReader.ofRun(frame.deciding, frame.context);
  }

  /** `engineMiB` is the engine's share of the memory of the run; what the engine does is done through `inEngine`. */
  static async of(
    frame: RunFrame,
    engineMiB: number,
    inEngine: InEngine = (work) => work(),
  ): Promise<PortionDecider> {
    const { deciding, context, folder } = frame;
    const limits = { memoryLimitMiB: engineMiB, tempFolder: engineFolder(folder, threadId) };
    const decider = await inEngine(() => Decider.open({ deciding, context }, 1, limits));
    return new PortionDecider(frame, decider, inEngine);
  }

  /** Finds the charges of the next portion, reads their facts and decides them all. */
  async decide(task: PortionTask, pause: Pause, mustGoOn?: () => void): Promise<RunData> {
    const { frame } = this;
    const { records, home, people, rejected } = task;
    const { rulebook } = frame.deciding;
    const fileNames = frame.files.map((file) => file.name);
    const recordBytes = (record: number): Uint8Array =>
      readStretch(
        sourcePath(frame.folder, fileNames[records.file[record]]),
        records.offset[record],
        records.length[record],
      );
    const built = this.#builder.build(records, people, { fileNames, recordBytes });
    await pause();
    const charges = withFoundFacts(built.table, fileNames, task.found);
    const facts = this.#reader.read(charges);
    await pause();
    const decisions = await this.inEngine(() => this.decider.decide(charges, facts, mustGoOn));
    const own = ownPart(charges, home, people);
    const ofOwnRows = built.problems.filter(({ file, row }) => isOwnRow(records, home.own, file, row));
    const problems = [...task.problems, ...ofOwnRows, ...cellProblems(charges, facts, own.charges)];
    return {
      frame,
      records,
      own,
      home,
      peopleInRun: people.inRun,
      rejected,
      charges,
      decided: decidedCharges(facts),
      chargesOf: chargesByPerson(charges),
      facts,
      decisions,
      problems: inRowOrder(withHeaderNames(problems, frame.files)),
      words: new RunWords(charges, facts, fileNames, rulebook.reader, this.#keptWords),
    };
  }

  close(): void {
    this.decider.close();
  }
}
