import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { CourtPapers } from '../court/court-interface.js';
import { officeTemplate } from '../court/office.js';
import { OF_PACKET, OF_PERSON_DOCUMENT, type PlaceholderSpec } from '../court/placeholders.js';
import { openTemplates, ownTemplate } from '../court/templates.js';
import { systemCode, writeFailure } from '../files/fs-failure.js';
import { Failure } from '../messages/failure.js';
import { courtPapers } from '../states/index.js';

/** `freshstart templates list|copy|check` */
export function addTemplatesCommand(program: Command): void {
  const templates = program
    .command('templates')
    .description('the Word templates that packets are made from: list, copy, check');
  templates
    .command('list')
    .description('print the templates of a law, and every placeholder they may use')
    .argument('<rulebook>', 'the rulebook')
    .action((rulebook: string) => {
      process.stdout.write(listed(papersOf(rulebook)));
    });
  templates
    .command('copy')
    .description(
      "write the program's own templates into a folder, to be changed in Word, with an office file to fill in",
    )
    .argument('<rulebook>', 'the rulebook')
    .requiredOption('--out <folder>', 'the folder; files that are there are left alone')
    .action((rulebook: string, { out }: { out: string }) => {
      process.stdout.write(copied(papersOf(rulebook), out));
    });
  templates
    .command('check')
    .description('check templates of your own before anything is made from them')
    .argument('<rulebook>', 'the rulebook')
    .argument('<folder>', 'the folder that holds them')
    .action((rulebook: string, folder: string) => {
      const checked = openTemplates(papersOf(rulebook), folder);
      process.stdout.write(`All ${checked.size} templates can be used.\n`);
    });
  for (const command of templates.commands)
    command.exitOverride().configureOutput({ outputError: () => undefined });
}

function papersOf(rulebook: string): CourtPapers {
  const found = courtPapers.find((papers) => papers.rulebook === rulebook);
  if (found !== undefined) return found;
  throw new Failure(2, 'COURT_NO_PAPERS', {
    rulebook,
    rulebooks: courtPapers.map((papers) => papers.rulebook).join(', '),
  });
}

function listed({ documents }: CourtPapers): string {
  return [
    'Templates:',
    '',
    ...documents.map(({ id, title, per, onDemand }) => {
      const when = onDemand === undefined ? '' : `, with --${onDemand}`;
      return `${`${id}.docx`.padEnd(26)}${title} (one for each ${per}${when})`;
    }),
    '',
    'Placeholders: {name} is filled in; {#name} ... {/name} stands once for each of a list, or when there is something;',
    '{^name} ... {/name} stands when there is nothing. The two marks stand in one paragraph, each alone in a paragraph,',
    'or in the first and last cell of one row of a table. Every template must print {manifest_hash}, {packet_number}',
    'and "Page X of Y".',
    '',
    ...placeholders(OF_PACKET, ''),
    '',
    'In templates of which there is one for each person, what stands under {#people} is used outside of it:',
    `  ${OF_PERSON_DOCUMENT.filter(({ name }) => !OF_PACKET.some((one) => one.name === name))
      .map(({ name }) => name)
      .join(', ')}`,
    '',
  ].join('\n');
}

const placeholders = (specs: readonly PlaceholderSpec[], indent: string): string[] =>
  specs.flatMap(({ name, words, kind, inner }) => {
    const written = kind === 'text' ? `{${name}}` : `{#${name}}`;
    return [
      `${indent}${written.padEnd(28)}${words}`,
      ...(inner === undefined ? [] : placeholders(inner, `${indent}  `)),
    ];
  });

function copied({ documents }: CourtPapers, out: string): string {
  try {
    mkdirSync(out, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw writeFailure(error, out);
  }
  const files: [string, Uint8Array][] = [
    ...documents.map((document): [string, Uint8Array] => [`${document.id}.docx`, ownTemplate(document)]),
    ['office.yaml', Buffer.from(officeTemplate())],
  ];
  const left: string[] = [];
  for (const [name, bytes] of files) {
    const path = join(out, name);
    try {
      writeFileSync(path, bytes, { flag: 'wx', mode: 0o600 });
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw writeFailure(error, path);
      left.push(name);
    }
  }
  return [
    `Written: ${files.length - left.length} of ${files.length} files in ${out}`,
    ...(left.length === 0 ? [] : [`Left alone, because they are there: ${left.join(', ')}`]),
    '',
  ].join('\n');
}
