/** The flags of the command, as they were written. */
export interface ScreenFlags {
  law: string;
  county: string;
  out: string;
  asOf?: string;
  layout?: string;
  policy?: string;
  without: string[];
  annotated: boolean;
  workbook: boolean;
  sameSource?: boolean;
  strict?: boolean;
  force?: boolean;
  threads?: string;
  memory?: string;
}
