/** Work in steps that take no longer than a moment each, even for long lists; whoever asks for it may stop between them. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** What comes of the work when it is done without a break. */
export function allAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same with a pause after each step, which may throw to end the work. */
export async function withPauses<T>(steps: Steps<T>, pause: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await pause();
  }
}
