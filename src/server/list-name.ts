import { Failure } from '../messages/failure.js';

const LONGEST_BYTES = 200;
const ENDINGS = /\.(?:csv|tsv|txt|gz|xlsx|xlsm)$/i;
/** Names that Windows keeps for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The name a list is kept under. A name with a path in it is refused, not mended: no browser sends one by itself.
 * Marks that some systems cannot write become `_`. Throws a Failure.
 */
export function listName(given: string): string {
  if (/[/\\\0]/.test(given)) throw refused('it holds the path of a folder');
  const name = given
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"|?*]/gu, '_')
    .trim()
    .replace(/^\.+/, '');
  if (!ENDINGS.test(name)) throw refused('its ending is of no kind of list');
  if (name.replace(ENDINGS, '').trim() === '') throw refused('nothing stands before the ending');
  if (DEVICE.test(name)) throw refused('some systems keep it for a device');
  if (Buffer.byteLength(name) > LONGEST_BYTES) throw refused('it is too long');
  return name;
}

const refused = (why: string): Failure => new Failure(2, 'SERVER_NAME_REFUSED', { why });
