/**
 * @typedef {{ fullName: string, status: string }} ReportedTest
 * @typedef {{ name: string, status: string, assertionResults: ReportedTest[] }} ReportedFile
 * @typedef {{ success: boolean, testResults: ReportedFile[] }} Report what vitest's JSON reporter writes
 * @typedef {{ passed: number, failed: number, skipped: string[], remarks: string[] }} Count
 */

/**
 * Counts a run of vitest so that nothing that went wrong is lost: a file that could not be loaded, a crash, and a run
 * without tests are failures too.
 *
 * @param {Report | undefined} report undefined when vitest wrote none
 * @param {{ ok: boolean, ended: string }} end how vitest ended
 * @returns {Count} `skipped` names tests as `file > name`; `remarks` say what failed that is no test
 */
export function countReport(report, end) {
  if (report === undefined) {
    return { passed: 0, failed: 1, skipped: [], remarks: [`vitest wrote no report (${end.ended})`] };
  }
  /** @type {Count} */
  const count = { passed: 0, failed: 0, skipped: [], remarks: [] };
  const fail = (/** @type {string} */ remark) => {
    count.failed += 1;
    count.remarks.push(remark);
  };
  for (const file of report.testResults) countFile(file, count, fail);
  if (count.passed + count.failed === 0) fail('no test ran');
  if (!end.ok && count.failed === 0) fail(`vitest ended with ${end.ended} although no test failed`);
  return count;
}

/**
 * @param {ReportedFile} file
 * @param {Count} count
 * @param {(remark: string) => void} fail
 */
function countFile(file, count, fail) {
  const tests = file.assertionResults;
  const failed = tests.filter((test) => test.status === 'failed').length;
  count.passed += tests.filter((test) => test.status === 'passed').length;
  count.failed += failed;
  for (const test of tests) {
    if (test.status !== 'passed' && test.status !== 'failed') {
      count.skipped.push(`${file.name} > ${test.fullName}`);
    }
  }
  if (file.status === 'failed' && failed === 0) fail(`${file.name} could not be run`);
}
