import { error } from './spec.js';

const printBytes = (bytes: number): string =>
  bytes < 1_000_000_000
    ? `${Math.max(1, Math.floor(bytes / 1_000_000))} MB`
    : `${(bytes / 1e9).toFixed(1)} GB`;

const ANEW = 'In the terminal where the desk runs stands the link that works now. Open that one.';

/** What the desk says when a request cannot be answered. */
export const serverMessages = {
  SERVER_LINK_REFUSED: error<Record<never, never>>(
    () =>
      'This link does not open the desk: it was used before, or it is not the link that the desk printed.',
    () => ANEW,
  ),
  SERVER_NOT_SIGNED_IN: error<Record<never, never>>(
    () => 'This browser has not opened the desk with its start link, or the desk was started again since.',
    () => ANEW,
  ),
  SERVER_OTHER_HOST: error<Record<never, never>>(
    () => 'The request names another address than the one the desk answers at.',
    () => 'Open the desk by the link it printed, without changing the address.',
  ),
  SERVER_OTHER_ORIGIN: error<Record<never, never>>(
    () => 'The request comes from another page than the desk.',
    () => 'Nothing was done. Open the desk by the link it printed, and do it there.',
  ),
  SERVER_BAD_REQUEST: error<{ where: string }>(
    (p) => `The request cannot be read: ${p.where} is missing or not of the form it should have.`,
    () => 'Check what was entered there, and send it again.',
  ),
  SERVER_NOT_FOUND: error<{ what: string }>(
    (p) => `There is no such ${p.what}.`,
    () => 'It may have been removed. Go back to Start and choose from what is there.',
  ),
  SERVER_NAME_REFUSED: error<{ why: string }>(
    (p) => `The file cannot be taken under its name: ${p.why}.`,
    () =>
      'Give the file a plain name that ends in .csv, .tsv, .txt, .gz, .xlsx or .xlsm, and choose it again.',
  ),
  SERVER_UPLOAD_TOO_LARGE: error<{ limit: number }>(
    (p) => `The file is larger than the desk takes, which is ${printBytes(p.limit)}. Nothing of it was kept.`,
    () => 'Split the list into smaller files, and screen them in one run.',
  ),
  SERVER_REQUEST_TOO_LARGE: error<{ limit: number }>(
    (p) =>
      `What was entered is longer than the desk takes, which is ${printBytes(p.limit)}. Nothing was done.`,
    () => 'Shorten it, and send it again.',
  ),
  SERVER_UPLOAD_CUT_OFF: error<Record<never, never>>(
    () => 'The file did not arrive whole. Nothing of it was kept.',
    () => 'Choose the file again.',
  ),
  SERVER_UPLOAD_EMPTY: error<Record<never, never>>(
    () => 'The file is empty.',
    () => 'Check that it is the list that was meant, and choose it again.',
  ),
  SERVER_SCREENING_BUSY: error<Record<never, never>>(
    () => 'Another list is being screened, and the desk screens one at a time.',
    () => 'Wait until it is done, or stop it, and start again.',
  ),
  SERVER_LIST_IN_USE: error<Record<never, never>>(
    () => 'The list is being screened, so it cannot be removed now.',
    () => 'Wait until the screening is done, or stop it, and remove the list then.',
  ),
  SERVER_SCREENING_ENDED: error<Record<never, never>>(
    () => 'The process that screened the list ended before it was done. No results were written.',
    () => 'Close other programs, as there may be too little memory, and start the screening again.',
  ),
  SERVER_PAPERS_BUSY: error<Record<never, never>>(
    () => 'Other papers are being made, and the desk makes one set at a time.',
    () => 'Wait until they are done, or stop them, and start again.',
  ),
  SERVER_PAPERS_ENDED: error<Record<never, never>>(
    () => 'The process that made the papers ended before it was done. Nothing was kept.',
    () => 'Close other programs, as there may be too little memory, and start again.',
  ),
  SERVER_PAPERS_OUTDATED: error<Record<never, never>>(
    () =>
      'While the papers were made, what they rest on changed: an approval was taken back, a fact was recorded, or people were merged or split. The papers were not kept.',
    () => 'Look at what is approved now, and make the papers again.',
  ),
  SERVER_PAPERS_ALTERED: error<{ file: string }>(
    (p) => `The file ${p.file} is not as the desk made it.`,
    () => 'Do not use it. Remove these papers, and make them again.',
  ),
  SERVER_OVERVIEW_DIFFERS: error<{ counted: number; written: number }>(
    (p) =>
      `The determinations of the run do not add up: ${p.counted} were counted, and its summary says ${p.written}.`,
    () => 'Do not rely on this run. Screen the list again, and report this.',
  ),
  SERVER_DATA_IN_USE: error<{ path: string }>(
    (p) => `Another desk works with the folder ${p.path}, or worked with it from another machine.`,
    () =>
      'Use that desk, or end it and start again. If surely none is running, remove the files in the folder whose names begin with desk.lock.',
  ),
  SERVER_ADDRESS_UNUSABLE: error<{ host: string; port: number; cause: string }>(
    (p) => `The desk cannot answer at ${p.host}, port ${p.port} (${p.cause}).`,
    () => 'Choose another --port, or leave it out: then a free one is taken. Check --host if you gave one.',
  ),
  SERVER_EVERY_ADDRESS: error<{ host: string }>(
    (p) =>
      `${p.host} stands for every address of this machine, and the desk answers at one that it can check.`,
    () => 'Name one address with --host, or leave it out: then the desk is for this machine alone.',
  ),
  SERVER_DEMO_FAILED: error<{ code: string }>(
    (p) => `The invented list could not be screened (${p.code}).`,
    () => 'Start the desk without --demo; if that works, report this line with the program version.',
  ),
  SERVER_PAGE_MISSING: error<Record<never, never>>(
    () => 'The pages of the desk are not built.',
    () => 'Start the desk with ./freshstart desk, which builds them, or run npm run build.',
  ),
  SERVER_UNEXPECTED: error<{ kind: string; at: string }>(
    (p) => `The desk met something it was not made for (${p.kind}${p.at === '' ? '' : ` at ${p.at}`}).`,
    () => 'Try once more. If it happens again, report this line with the program version, without the list.',
  ),
};
