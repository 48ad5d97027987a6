import type { Command } from 'commander';
import { PLACE_OPTIONS, type PlaceFlags, placeOf, withStore } from './docket-place.js';

/** `freshstart backup --out FILE` and `freshstart restore FILE` */
export function addBackupCommands(program: Command): void {
  const backup = program
    .command('backup')
    .description('write the whole docket to a file, with a note beside it that holds the head of the trail')
    .requiredOption('--out <file>', 'where it goes');
  const restore = program
    .command('restore')
    .description('make a docket out of a backup, where there is none, and verify its trail')
    .argument('<file>', 'what backup wrote; its .json must be beside it');
  for (const [flag, words] of PLACE_OPTIONS) {
    backup.option(flag, words);
    restore.option(flag, words);
  }
  backup.action(async (flags: PlaceFlags & { out: string }) => {
    const { backupStore } = await import('../docket/backup.js');
    const { head, sha256 } = await withStore(flags, (store) => backupStore(store, flags.out));
    process.stdout.write(`${flags.out}, SHA-256 ${sha256}\n${printHead(head)}`);
  });
  restore.action(async (file: string, flags: PlaceFlags) => {
    const { restoreStore } = await import('../docket/restore.js');
    const { verified } = await restoreStore(file, placeOf(flags));
    process.stdout.write(`Restored; the trail verifies.\n${printHead(verified.head)}`);
  });
}

const printHead = ({ seq, hash }: { readonly seq: number; readonly hash: string }): string =>
  `Head of the trail: ${hash} (entry ${seq})\n`;
