import { totalmem } from 'node:os';

const MIB = 1024 * 1024;

/** With less a run could not hold what it always holds. In MiB, as all of memory here. */
export const LEAST_MEMORY = 512;
/** More than this is taken only when it is said. */
const MOST_UNASKED = 700;

/** A quarter of what the machine has, at most 700 MiB: whoever works at it while a list is screened needs the rest. */
export const memoryUnasked = (machine = totalmem()): number =>
  Math.max(LEAST_MEMORY, Math.min(MOST_UNASKED, Math.floor(machine / MIB / 4)));

/** What a run holds whatever its portions are: the program, the texts of the list, the blocks of its files. */
const ALWAYS = 270;
/** What a thread holds beside its portion: where the law is asked of all records, and where it is asked of none. */
const BESIDE = [110, 60] as const;
/** What is held for each record of a portion while it is decided and written: of one in scope, and of another. */
const RECORD_BYTES = [1900, 250] as const;
/** Smaller portions would cost more than they save. */
const LEAST_RECORDS = 10_000;
/**
 * Each portion costs some 0.07 s of processor time beside what its records cost; larger ones than these would keep
 * ctrl-C and the progress waiting. Where a thread copies what another has decided it waits for the first portion.
 */
const MOST_RECORDS = 1_000_000;
const MOST_COPIED = 250_000;
/** No engine is given less: below, it would write to the disk what it has just made. */
const LEAST_ENGINE = 300;

/**
 * How the work on portions is cut, so that portions take no more than their share of the memory of a run. Measured (a
 * list of 1,000,000 charges, no workbook, two threads): portions of 55,600 records take 1,900 bytes for each, beside
 * 110 MiB that a thread holds when it has decided one. What reading and joining people hold grows with the list and
 * is not cut: the memory is an aim, not a wall.
 */
export interface MemoryPlan {
  /** How many threads have room. */
  readonly threads: number;
  /** How many records a portion has at least. */
  readonly portionRecords: number;
}

/**
 * The plan for so many threads at most, where the law is asked of such a share of the records, and another thread copies
 * what they have decided if it is `copiedAside`; it changes no result.
 */
export function memoryPlan(memory: number, threads: number, inScope = 1, copiedAside = false): MemoryPlan {
  const share = ([ofThese, ofOthers]: readonly [number, number]): number =>
    inScope * ofThese + (1 - inScope) * ofOthers;
  const room = (memory - ALWAYS) * MIB;
  const beside = share(BESIDE) * MIB;
  const recordBytes = share(RECORD_BYTES);
  const working = Math.max(1, Math.min(threads, Math.floor(room / (beside + LEAST_RECORDS * recordBytes))));
  const records = Math.floor((room / working - beside) / recordBytes);
  return {
    threads: working,
    portionRecords: Math.max(LEAST_RECORDS, Math.min(copiedAside ? MOST_COPIED : MOST_RECORDS, records)),
  };
}

/**
 * How many records a portion of so many has at least, no more than the plan says: all threads have as many portions, so
 * that none waits while another decides the last one.
 */
export function evenPortion({ threads, portionRecords }: MemoryPlan, records: number): number {
  const rounds = Math.max(1, Math.ceil(records / (threads * portionRecords)));
  return Math.max(1, Math.ceil(records / (threads * rounds)));
}

/** The engine's limit in each of so many threads. What it has beyond it, as for a list in one portion, goes to the disk. */
export const engineMemory = (memory: number, threads: number): number =>
  Math.max(LEAST_ENGINE, Math.floor(memory / 2 / threads));
