const runs = Number(process.env.FRESHSTART_FUZZ_RUNS ?? 0);

// fast-check is loaded only when asked for: every test file runs this one first.
if (runs > 0) {
  const { configureGlobal } = await import('fast-check');
  configureGlobal({ numRuns: runs, interruptAfterTimeLimit: 100_000, markInterruptAsFailure: false });
}
