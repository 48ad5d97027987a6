import { Command } from 'commander';
import { expect, it } from 'vitest';
import { COMMANDS, commandsFor } from '../../src/cli/commands.js';

const namesAdded = async (argv: readonly string[]): Promise<string[]> => {
  const program = new Command();
  for (const add of await commandsFor(argv)) add(program, () => undefined);
  return program.commands.map((command) => command.name());
};

it.each(COMMANDS.map(({ names }) => names))(
  'reads the code of %s alone when it is asked for',
  async (...names) => {
    for (const name of names) expect(await namesAdded([name, '--help'])).toEqual(names);
  },
);

it.each([[[]], [['--help']], [['help', 'screen']], [['scren']]])(
  'knows all commands for %j',
  async (argv) => {
    expect(await namesAdded(argv)).toEqual(COMMANDS.flatMap(({ names }) => names));
  },
);
