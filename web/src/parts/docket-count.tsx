import type { DocketFilter } from '../../../src/server/api/docket.js';
import { docketAddress } from '../docket/address.js';
import { ScreenLink } from '../navigation.js';
import { printCount } from '../words.js';

interface DocketCountProps {
  readonly run: string;
  readonly count: number;
  readonly filter: DocketFilter;
  /** What is counted, for whoever cannot see the table around it. */
  readonly of: string;
}

/** How many there are, as a link to just these in the docket. */
export function DocketCount({ run, count, filter, of }: DocketCountProps) {
  if (count === 0) return printCount(count);
  return (
    <ScreenLink to={docketAddress(run, filter)} label={`${printCount(count)}: show ${of} in the docket`}>
      {printCount(count)}
    </ScreenLink>
  );
}
