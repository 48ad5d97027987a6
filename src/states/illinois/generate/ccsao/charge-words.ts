import type { Random } from '../../../random.js';
import type { CitationParts, InventedCharge } from '../invented-charge.js';

/** A charge as it stood at one time: the cells that say what it is for. */
export interface ChargeVersion {
  readonly id: string;
  readonly title: string;
  readonly parts: CitationParts;
  readonly class: string;
  readonly aoic: string;
}

const CHAPTER_8: Readonly<Record<InventedCharge['inchoate'], string>> = {
  none: '',
  attempt: '8-4',
  conspiracy: '8-2',
  solicitation: '8-1',
};

/** The citation over three cells, or, as the system before this one had it, whole in the first with a backslash. */
export function citationCells(charge: InventedCharge, isConverted: boolean): CitationParts {
  const { chapter, act, section } = charge.parts;
  const inchoate = CHAPTER_8[charge.inchoate];
  const isWhole = act === '';
  const target = isWhole ? chapter : act === '-' ? `${chapter}-${section}` : `${chapter}-${act}/${section}`;
  const whole = inchoate === '' ? target : `720-5/${inchoate}(${target})`;
  if (isConverted && !isWhole) {
    return { chapter: whole.replaceAll('/', '\\').toUpperCase(), act: '', section: '' };
  }
  return inchoate === '' ? charge.parts : { chapter: '720', act: '5', section: `${inchoate}(${target})` };
}

/** Codes of the courts' administrative office that are known; all others are invented and begin with 99. */
const KNOWN_CODES: Readonly<Record<string, string>> = { '550/5(f)': '0011439', '550/5(c)': '5020200' };

/** The administrative code of a charge, seven digits wide, or ten as the system before this one had it. */
export function codeOf(charge: InventedCharge, isConverted: boolean): string {
  const { act, section, chapter } = charge.parts;
  const hash = [...`${chapter}${act}${section}`].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 99_991, 7);
  const code = KNOWN_CODES[`${act}/${section}`] ?? `99${String(hash).padStart(5, '0')}`;
  if (charge.inchoate === 'attempt') return `000A${code.slice(-6)}`;
  return isConverted ? code.padStart(10, '0') : code;
}

const FULL_TITLES: Readonly<Record<string, string>> = {
  'POSSESSION OF CANNABIS WITH INTENT TO DELIVER/DELIVERY OF CANNABIS':
    '[POSSESSION OF CANNABIS WITH INTENT TO DELIVER/DELIVERY OF CANNABIS]',
};

/** The title of a charge. The weight stands in some of them. */
export const titleOf = (charge: InventedCharge): string =>
  FULL_TITLES[charge.description] ?? charge.description.replace(/^18\d\d /, '');

const SERIOUSNESS = 'CBA4321X';

/** A graver charge that a lesser one was amended from, or the same when none was found. */
export function graverCharge(
  charge: InventedCharge,
  invent: (random: Random) => InventedCharge,
  random: Random,
): InventedCharge {
  let gravest = charge;
  for (let tries = 0; tries < 4; tries++) {
    const other = invent(random);
    if (SERIOUSNESS.indexOf(other.class) > SERIOUSNESS.indexOf(gravest.class)) gravest = other;
  }
  return gravest;
}

/** The class of a charge: a letter or digit; `O` for civil law violations and ordinances. */
export const classOf = (charge: InventedCharge): string =>
  charge.isCivil ? 'O' : charge.class === '' ? '4' : charge.class;
