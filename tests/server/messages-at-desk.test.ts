import { expect, it } from 'vitest';
import { nextAtDesk } from '../../src/messages/at-desk.js';
import { cliMessages } from '../../src/messages/cli.js';
import { generateMessages } from '../../src/messages/generate.js';
import { type MessageCode, registry } from '../../src/messages/registry.js';
import { apiError } from '../../src/server/answer-failures.js';

/** Words of a terminal: an option, or a command of ours with what follows it. */
const OF_TERMINAL = /(?:^|[\s(])--[a-z]|\bfreshstart [a-z]+\b|\bRULEBOOK\b/;

/** Said before a desk is open, or by commands that no desk has. */
const NEVER_AT_DESK: readonly string[] = [
  ...Object.keys(cliMessages),
  ...Object.keys(generateMessages),
  // A run of the desk goes to a folder that the desk itself names.
  ...['FILES_OUTPUT_EXISTS', 'FILES_OUTPUT_NOT_A_RUN', 'FILES_OUTPUT_IS_FILE', 'FILES_OUTPUT_AROUND_US'],
  ...['COURT_PACKET_IN_RUN', 'REPORT_INSIDE_RUN'],
  // At a desk there are no templates but the program's own.
  ...['COURT_TEMPLATE_UNUSABLE', 'COURT_TEMPLATES_FAULTY', 'COURT_TEMPLATE_GONE', 'COURT_TEMPLATE_STRANGE'],
  ...['FILES_FILE_EXISTS', 'INSPECT_OUT_EXISTS', 'INSPECT_OUT_IS_INPUT', 'LAW_UNKNOWN_DIALECT'],
  ...['SCREENING_INPUT_GONE', 'SCREENING_INPUT_ALTERED', 'SCREENING_RERUN_ONTO_ITSELF'],
  ...['SCREENING_RERUN_DIFFERS', 'SCREENING_DIFF_INTO_RUN', 'SCREENING_NAME_A_FILE'],
  ...['DOCKET_NO_STORE', 'DOCKET_STORE_EXISTS', 'DOCKET_WHICH_STORE', 'DOCKET_NOT_A_TRAIL'],
  ...['DOCKET_NOT_A_BACKUP', 'SERVER_ADDRESS_UNUSABLE', 'SERVER_EVERY_ADDRESS', 'SERVER_DEMO_FAILED'],
  'SERVER_PAGE_MISSING',
];

/** Parameters of any message: each can be printed, and gone through. */
const PARAMETERS = new Proxy({}, { get: () => ['x'] }) as never;

it('whatever the desk can say, it says without a command line', () => {
  const codes = (Object.keys(registry) as MessageCode[]).filter((code) => !NEVER_AT_DESK.includes(code));
  expect(codes.length).toBeGreaterThan(100);
  const said = codes.map((code) => [code, apiError({ detail: { code, parameters: PARAMETERS } }).next]);
  expect(said.filter(([, next = '']) => OF_TERMINAL.test(next))).toEqual([]);
});

it('what is said otherwise at the desk speaks of the command line elsewhere', () => {
  for (const code of Object.keys(nextAtDesk) as MessageCode[]) {
    expect([code, registry[code].next(PARAMETERS)]).toEqual([code, expect.stringMatching(OF_TERMINAL)]);
  }
});
