import type { CaCitation } from '../citations/citation.js';
import { SEXUAL_OFFENSES } from './registrable-offenses.js';

/** What a cycle holds that bears on the other charges of it. */
export const COMPANION_FLAGS = ['sexual offense', 'gang enhancement', 'Prop 64 charge'] as const;
export type CompanionFlag = (typeof COMPANION_FLAGS)[number];

const PROP64 = ['11357', '11358', '11359', '11360'];

/** The flags of the citations of a cycle, in their order, joined by `; `. */
export function companionFlags(citations: readonly CaCitation[]): string {
  const sections = citations.flatMap((one) => one.sections);
  const holds: Readonly<Record<CompanionFlag, boolean>> = {
    'sexual offense': sections.some((one) => one.code === 'PC' && SEXUAL_OFFENSES.includes(one.number)),
    'gang enhancement': sections.some(
      ({ code, number, subdivisions }) =>
        code === 'PC' && number === '186.22' && subdivisions[0] === 'B' && subdivisions[1] === '4',
    ),
    'Prop 64 charge': sections.some((one) => one.code === 'HS' && PROP64.includes(one.number)),
  };
  return COMPANION_FLAGS.filter((flag) => holds[flag]).join('; ');
}

export const hasFlag = (companions: string, flag: CompanionFlag): boolean =>
  companions.split('; ').includes(flag);
