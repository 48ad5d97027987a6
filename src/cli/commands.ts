import type { Command } from 'commander';

/** Adds one or more commands to the program; `onEnd` takes the exit code of those that end with more than done or not. */
export type AddCommands = (program: Command, onEnd: (code: number) => void) => void;

interface CommandModule {
  readonly names: readonly string[];
  /** Reads the code of these commands only, with all that it needs. */
  readonly load: () => Promise<AddCommands>;
}

/** Every command in the order in which the help lists them, and where its code stands. */
export const COMMANDS: readonly CommandModule[] = Object.freeze([
  { names: ['screen'], load: async () => (await import('./screen-command.js')).addScreenCommand },
  { names: ['demo'], load: async () => (await import('./demo-command.js')).addDemoCommand },
  { names: ['explain'], load: async () => (await import('./explain-command.js')).addExplainCommand },
  { names: ['verify'], load: async () => (await import('./verify-command.js')).addVerifyCommand },
  { names: ['inspect'], load: async () => (await import('./inspect-command.js')).addInspectCommand },
  { names: ['law'], load: async () => (await import('./law-command.js')).addLawCommand },
  { names: ['policy'], load: async () => (await import('./policy-command.js')).addPolicyCommand },
  { names: ['generate'], load: async () => (await import('./generate-command.js')).addGenerateCommand },
  { names: ['report'], load: async () => (await import('./report-command.js')).addReportCommand },
  { names: ['rerun'], load: async () => (await import('./rerun-command.js')).addRerunCommand },
  { names: ['diff'], load: async () => (await import('./diff-command.js')).addDiffCommand },
  { names: ['desk'], load: async () => (await import('./desk-command.js')).addDeskCommand },
  { names: ['facts'], load: async () => (await import('./facts-command.js')).addFactsCommand },
  { names: ['audit'], load: async () => (await import('./audit-command.js')).addAuditCommand },
  { names: ['backup', 'restore'], load: async () => (await import('./backup-command.js')).addBackupCommands },
  { names: ['purge'], load: async () => (await import('./purge-command.js')).addPurgeCommand },
  { names: ['packet'], load: async () => (await import('./packet-command.js')).addPacketCommand },
  { names: ['templates'], load: async () => (await import('./templates-command.js')).addTemplatesCommand },
]);

/** The commands that arguments ask for: the one they begin with, or all, when it is help or an unknown one. */
export async function commandsFor(argv: readonly string[]): Promise<AddCommands[]> {
  const asked = COMMANDS.find(({ names }) => names.includes(argv[0]));
  return Promise.all((asked === undefined ? COMMANDS : [asked]).map(({ load }) => load()));
}
