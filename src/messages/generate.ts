import { error } from './spec.js';

export const generateMessages = {
  GENERATE_UNKNOWN_LAYOUT: error<{ layout: string; layouts: string }>(
    (p) => `No list can be invented in a layout ${p.layout}.`,
    (p) => `Give --layout one of: ${p.layouts}.`,
  ),
  GENERATE_NO_COUNTY: error<{ layout: string }>(
    (p) => `Lists in the layout ${p.layout} are not of one county that could be named.`,
    () => 'Leave --county out.',
  ),
  GENERATE_UNKNOWN_COUNTY: error<{ county: string; usual: string }>(
    (p) => `There is no county ${p.county} in the state of that layout.`,
    (p) => `Give --county a name such as "${p.usual}", or leave it out.`,
  ),
  GENERATE_AS_OF_TOO_EARLY: error<{ first: string }>(
    (p) => `No list is invented as of a day before ${p.first}.`,
    (p) => `Give --as-of a day from ${p.first} on, or leave it out for today.`,
  ),
  GENERATE_FILE_EXISTS: error<{ path: string }>(
    (p) => `The file ${p.path} is already there.`,
    () => 'Choose another name with --out, or add --force to replace the file.',
  ),
  GENERATE_NOT_A_FILE: error<{ path: string }>(
    (p) => `${p.path} is a folder or a device, which a list cannot replace.`,
    () => 'Give --out the name of a file, or - for the standard output.',
  ),
};
