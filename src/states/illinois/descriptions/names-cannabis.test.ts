import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SOURCES_DISAGREE } from '../../../record/charge-cells.js';
import { namesCannabis } from './names-cannabis.js';

describe('descriptions that name cannabis', () => {
  test.each([
    'POSSESSION OF CANNABIS',
    'Possession of cannabis.',
    'POSS OF CANABIS',
    'POSS CANNIBIS',
    'POSS CANNABUS',
    'POSS CANNIBUS',
    'POSS CANABUS',
    'POSS CANNABS',
    'POSS CANNBIS',
    'POSS CANNABSI',
    'POSS CANNAB',
    'POSS KANNABIS',
    'POSS.CANN.W/INTENT',
    'POSS CANN 2000<5000GR W/INTENT',
    'POSS CANNABIS/30-500',
    'POSSCANNABIS',
    'MFG/DEL:CANNABIS30G',
    'POSS MARIJUANA',
    'POSS MARIHUANA',
    'POSS MARIJAUNA',
    'POSS MARAJUANA',
    'POSS MARIHUNA',
    'CANNABIS PLANT',
  ])('%s', (description) => {
    expect(namesCannabis(description)).toBe(true);
  });
});

describe('descriptions that do not', () => {
  test.each([
    'SYNTHETIC CANNABIS',
    'POSS SYNTH. CANNABIS',
    'POSS SYNTHETIC CANNABINOID',
    'THEFT OF CANDY',
    'CANCELED LICENSE',
    'CANINE BITE',
    'CANNOT IDENTIFY',
    'CANNON',
    'CANNIBAL',
    'CANVASS',
    'CAN OF PAINT',
    'CASUAL DEL CAN/10-30 GRAM/1ST',
    'POSS CONT SUB',
    'MARIANNA',
    'MARINA',
    SOURCES_DISAGREE,
    '',
  ])('%j', (description) => {
    expect(namesCannabis(description)).toBe(false);
  });
});

test('case and surrounding words change nothing', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('Cannabis', 'CANN', 'marihuana', 'candy', 'cannon'),
      fc.boolean(),
      (word, glued) => {
        const around = glued ? `POSS.${word}/DEL` : `  poss ${word}  `;
        expect(namesCannabis(around.toLowerCase())).toBe(namesCannabis(word.toUpperCase()));
      },
    ),
  );
});
