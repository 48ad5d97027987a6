/**
 * With what Node is started, here and by the launchers `freshstart` and `freshstart.cmd`. None of it changes a result;
 * each was measured (docs/performance.md).
 */
export const ENGINE_FLAGS = [
  // Memory that nothing holds any more can be given back when the run is nearly at its limit.
  '--expose-gc',
  // Room for objects that were just made, in MiB, of every thread.
  '--max-semi-space-size=8',
  // Functions are compiled with less of what they call: compiling takes a third of all processor time otherwise.
  '--max-inlined-bytecode-size-cumulative=200',
  // And with less done to their loops, which costs a twentieth of all processor time and brings nothing here.
  '--no-turbo-loop-peeling',
  '--no-turbo-loop-variable',
  // And only when they have met nothing new for longer (500 is usual): fewer are compiled again.
  '--minimum-invocations-after-ic-update=3000',
] as const;
