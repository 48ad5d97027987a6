import { error } from './spec.js';

export const lawMessages = {
  LAW_POLICY_UNREADABLE: error<{ policy: string; key: string; wrong: string; settings: string }>(
    (p) => `The policy ${p.policy} cannot be used: ${p.key} ${p.wrong}.`,
    (p) =>
      `Correct the file. The settings are: ${p.settings}. freshstart policy RULEBOOK says what each asks for.`,
  ),
  LAW_POLICY_NOT_FOUND: error<{ policy: string; presets: string }>(
    (p) => `There is no policy ${p.policy}: it is neither a preset nor a file that can be read.`,
    (p) => `Give --policy the path of a YAML file, or one of the presets: ${p.presets || 'none'}.`,
  ),
  LAW_NO_SUCH_PRESET: error<{ preset: string; rulebook: string; presets: string }>(
    (p) => `The rulebook ${p.rulebook} has no preset ${p.preset}.`,
    (p) => `Give --preset one of: ${p.presets || 'none; start from --template'}.`,
  ),
  LAW_POLICY_NOT_YAML: error<{ policy: string; example: string }>(
    (p) => `The policy ${p.policy} is no YAML file that can be read.`,
    (p) =>
      `Write one setting a line, such as "${p.example}". freshstart policy RULEBOOK --template writes a file to fill in.`,
  ),
  LAW_UNKNOWN_ASSUMPTION: error<{ assumption: string; assumptions: string }>(
    (p) => `There is no assumption ${p.assumption} in this rulebook.`,
    (p) => `Use one of: ${p.assumptions}.`,
  ),
  LAW_UNKNOWN_DIALECT: error<{ dialect: string; dialects: string }>(
    (p) => `The law cannot be printed in the SQL of ${p.dialect}.`,
    (p) => `Give --dialect one of: ${p.dialects}.`,
  ),
};
