import type { DocketFilter } from '../../../src/server/api/docket.js';
import type { PapersRequest } from '../../../src/server/api/papers.js';
import { searchOf, viewOf } from '../docket/address.js';

export type PapersKind = PapersRequest['kind'];
export type PapersFrom = PapersRequest['from'];

/** What is to be made, of what: all of it stands in the address, so that a link leads to the same. */
export interface PapersAsked {
  readonly kind: PapersKind;
  readonly from: PapersFrom;
  /** Of the docket; only what was approved is looked through by it, but it is kept whatever is chosen meanwhile. */
  readonly filter: DocketFilter;
}

/** The address of the page of papers. */
export function papersAddress(run: string, { kind, from, filter }: PapersAsked): string {
  const said = new URLSearchParams(searchOf({ filter, sort: 'place', descending: false }));
  // `from` is a year of the docket's own filter.
  said.set('make', kind);
  said.set('of', from);
  return `/runs/${run}/papers?${said}`;
}

/** What an address asks for. */
export function papersAsked(search: string): PapersAsked {
  const asked = new URLSearchParams(search);
  return {
    kind: asked.get('make') === 'report' ? 'report' : 'packets',
    from: asked.get('of') === 'approved' ? 'approved' : 'selected',
    filter: viewOf(search).filter,
  };
}
