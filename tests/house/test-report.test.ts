import { describe, expect, it } from 'vitest';
import { missingTools } from '../../scripts/debian-tools.mjs';
import { countReport } from '../../scripts/test-report.mjs';

const WELL = { ok: true, ended: 'exit code 0' };
const BADLY = { ok: false, ended: 'exit code 1' };

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map((one, at) => ({ fullName: `test ${at}`, status: one })),
});
const report = (...testResults: ReturnType<typeof file>[]) => ({ success: true, testResults });

describe('the count of a run of tests', () => {
  it('adds what passed and what failed, and names what was skipped', () => {
    const count = countReport(
      report(file('failed', 'passed', 'failed'), file('passed', 'passed', 'skipped')),
      BADLY,
    );
    expect(count).toEqual({ passed: 2, failed: 1, skipped: ['a.test.ts > test 1'], remarks: [] });
  });

  it.each([
    ['a file that could not be loaded', report(file('failed'), file('passed', 'passed')), BADLY],
    [
      'a file that failed before its tests',
      report(file('failed', 'skipped'), file('passed', 'passed')),
      BADLY,
    ],
    ['an error outside all tests', report(file('passed', 'passed')), BADLY],
    ['a run without tests', report(), WELL],
    ['a run that skipped all tests', report(file('passed', 'skipped')), WELL],
    ['a crash without a report', undefined, { ok: false, ended: 'signal SIGKILL' }],
    ['a good end without a report', undefined, WELL],
  ])('%s is one failure, and is told', (_, given, end) => {
    const count = countReport(given, end);
    expect(count.failed).toBe(1);
    expect(count.remarks).toHaveLength(1);
  });
});

describe('programs that tests need', () => {
  const tools = [
    { program: 'invented-office', packages: ['office'], why: 'opens sheets' },
    { program: 'invented-reader', packages: ['reader'], why: 'reads pages' },
  ];
  const nothing = (): boolean => false;

  it('are those that a test names and the machine has not', () => {
    const tests = ["run('invented-office')", 'expect(1)'];
    expect(missingTools(tools, tests, nothing).map((tool) => tool.program)).toEqual(['invented-office']);
    expect(missingTools(tools, tests, () => true)).toEqual([]);
    expect(missingTools(tools, [], nothing)).toEqual([]);
  });
});
