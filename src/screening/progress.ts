/** The stages of a run, in order. */
export const STAGES = [
  'reading',
  'joining people',
  'deciding',
  'writing results',
  'writing the workbook',
  'sealing',
] as const;

export type Stage = (typeof STAGES)[number];

/** Where a run stands: work done of the stage's whole, in bytes while reading, else in rows (or steps). */
export interface Progress {
  readonly stage: Stage;
  readonly done: number;
  readonly whole: number;
  readonly unit: 'bytes' | 'rows' | 'steps';
  /** Rows read so far, while reading. */
  readonly rows?: number;
}

export type OnProgress = (progress: Progress) => void;

/** Lets waiting signals through, and stops the run when it was asked to stop. */
export type Pause = () => Promise<void>;

/** Times the stages of a run; the clock is handed in. */
export class StageTimes {
  readonly stages: { stage: string; milliseconds: number }[] = [];
  private began: number;

  constructor(private readonly clock: () => number) {
    this.began = clock();
  }

  end(stage: Stage): void {
    const now = this.clock();
    this.stages.push({ stage, milliseconds: Math.round(now - this.began) });
    this.began = now;
  }
}
