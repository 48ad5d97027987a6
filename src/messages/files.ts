import { error } from './spec.js';

const elsewhere = 'Choose another place with --out, or ask for permission to write there, and start again.';

const SAVE_AS_XLSX = 'save it as "Excel Workbook (.xlsx)". Then start again with that file.';

const printBytes = (bytes: number): string => {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} kB`;
  return bytes < 1_000_000_000 ? `${Math.ceil(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
};

export const filesMessages = {
  FILES_CANNOT_WRITE: error<{ path: string; cause: string }>(
    (p) => `The folder or file ${p.path} cannot be written (${p.cause}).`,
    () => elsewhere,
  ),
  FILES_CANNOT_READ: error<{ path: string; cause: string }>(
    (p) => `The folder or file ${p.path} cannot be read (${p.cause}).`,
    () => 'Check the path and the permission to read it, and start again.',
  ),
  FILES_DISK_FULL: error<{ path: string }>(
    (p) => `The disk that holds ${p.path} is full.`,
    () =>
      'Free some space or choose another disk with --out, and start again. Nothing half-written was kept.',
  ),
  FILES_NOT_ENOUGH_DISK: error<{ path: string; needed: number; free: number }>(
    (p) =>
      `This needs about ${printBytes(p.needed)} of disk at ${p.path}, and ${printBytes(p.free)} are free.`,
    () => 'Free some space or choose another disk with --out, and start again.',
  ),
  FILES_OUTPUT_EXISTS: error<{ path: string }>(
    (p) => `The output folder ${p.path} is already there and not empty.`,
    () => 'Choose another folder with --out, or add --force to replace the earlier run in it.',
  ),
  FILES_OUTPUT_NOT_A_RUN: error<{ path: string }>(
    (p) =>
      `The folder ${p.path} is not the result of an earlier run, so it is not replaced even with --force.`,
    () => 'Choose another folder with --out, or empty this one yourself.',
  ),
  FILES_OUTPUT_IS_FILE: error<{ path: string }>(
    (p) => `The output folder ${p.path} cannot be made: it is, or lies inside, something that is no folder.`,
    () => 'Choose another folder with --out.',
  ),
  FILES_OUTPUT_AROUND_US: error<{ path: string }>(
    (p) => `The output folder ${p.path} is the current folder, one that holds it, or the root of a disk.`,
    () => 'Name a new folder with --out, such as a folder inside the current one.',
  ),
  FILES_FILE_EXISTS: error<{ path: string }>(
    (p) => `The file ${p.path} is already there.`,
    () => 'Choose another name with --out, or add --force to replace the file.',
  ),
  FILES_DATABASE_UNUSABLE: error<{ path: string; cause: string }>(
    (p) => `The workspace database ${p.path} cannot be opened (${p.cause}).`,
    () => 'Close other programs that use it. If it is damaged, make the run again with freshstart rerun.',
  ),
  FILES_WORKBOOK_LOCKED: error<Record<never, never>>(
    () => 'The file is a workbook that a password protects, or one of the old kind (.xls).',
    () => `Open it in Excel, remove the password if it has one (File, Info), and ${SAVE_AS_XLSX}`,
  ),
  FILES_WORKBOOK_NOT_XLSX: error<{ looksLike: string }>(
    (p) => `The file is no workbook of the kind .xlsx: it looks like ${p.looksLike}.`,
    () => `Open it in the program that made it, and ${SAVE_AS_XLSX}`,
  ),
  FILES_WORKBOOK_BROKEN: error<{ part: string; cause: string }>(
    (p) => `The workbook is damaged, incomplete or unlike what Excel writes (${p.part}: ${p.cause}).`,
    () => `Copy or download it again. If that does not help, open it in Excel and ${SAVE_AS_XLSX}`,
  ),
  FILES_WORKBOOK_TOO_LARGE: error<{ part: string; what: string }>(
    (p) => `The workbook holds more than can be what it claims to be (${p.part}: ${p.what}).`,
    () => 'Check where the file comes from. If it is a list after all, save its sheet as CSV and use that.',
  ),
  FILES_OUT_OF_MEMORY: error<Record<never, never>>(
    () => 'The work does not fit into the memory it may use.',
    () => 'Close other programs, split the input into smaller files, or use a machine with more memory.',
  ),
};
