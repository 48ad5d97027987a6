import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { VerifiedTrail } from '../docket/verify-trail.js';
import { Failure } from '../messages/failure.js';
import { PLACE_OPTIONS, type PlaceFlags, withStore } from './docket-place.js';

const n = (number: number, word: string, several = `${word}s`): string =>
  `${number.toLocaleString('en-US')} ${number === 1 ? word : several}`;

/** `freshstart audit verify [FILE]` and `freshstart audit export --out FILE` */
export function addAuditCommand(program: Command): void {
  const audit = program
    .command('audit')
    .description('the trail of who decided what: check it, or write it out');
  const verify = audit
    .command('verify')
    .description('check every entry of the trail: of a store, or of a file that audit export wrote')
    .argument('[file]', 'the file; without it, the store that is named')
    .option('--head <hash>', 'a head that was printed before: the trail must have passed through it');
  const write = audit
    .command('export')
    .description('write the trail to a file that can be checked without the store')
    .requiredOption('--out <file>', 'where it goes')
    .option(
      '--without-texts',
      'leave out what people wrote; the file is then without personal data of the list',
    )
    .option('--force', 'replace the file');
  for (const [flag, words] of PLACE_OPTIONS) {
    verify.option(flag, words);
    write.option(flag, words);
  }
  verify.action(async (file: string | undefined, flags: PlaceFlags & { head?: string }) => {
    const { verifyExport } = await import('../docket/export-trail.js');
    const { verifyStore } = await import('../docket/stored-trail.js');
    const found =
      file === undefined
        ? await withStore(flags, ({ db }) => verifyStore(db, flags.head))
        : await verifyExport(file, flags.head);
    process.stdout.write(printVerified(found));
  });
  write.action(async (flags: PlaceFlags & { out: string; withoutTexts?: boolean; force?: boolean }) => {
    if (flags.force !== true && existsSync(flags.out))
      throw new Failure(3, 'FILES_FILE_EXISTS', { path: flags.out });
    const { exportTrail } = await import('../docket/export-trail.js');
    const head = await withStore(flags, ({ db }) =>
      exportTrail(db, flags.out, { withTexts: flags.withoutTexts !== true }),
    );
    process.stdout.write(
      `${n(head.seq, 'entry', 'entries')} in ${flags.out}\nHead of the trail: ${head.hash}\n`,
    );
  });
}

const printVerified = ({ entries, decisions, texts, withoutText, head }: VerifiedTrail): string =>
  `The trail is whole: ${n(entries, 'entry', 'entries')}, ${n(decisions, 'decision')}, ${n(texts, 'text')} as written` +
  `${withoutText === 0 ? '' : `, ${n(withoutText, 'text')} not there`}.\nHead of the trail: ${head.hash}\n`;
