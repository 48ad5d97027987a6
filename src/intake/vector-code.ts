// Instructions of WebAssembly as bytes, with the opcodes of its core specification 2.0, chapter 5.4; only those that
// are needed. An expression is written operands first.

/** Instructions that leave a value, or none. */
export type Code = readonly number[];

export const I32 = 0x7f;
export const I64 = 0x7e;
export const V128 = 0x7b;
const EMPTY = 0x40;
const ELSE = 0x05;
const END = 0x0b;

/** A whole number as the format writes it without sign (LEB128). */
function unsigned(number: number): number[] {
  return number < 0x80 ? [number] : [(number & 0x7f) | 0x80, ...unsigned(number >>> 7)];
}

/** The same with sign. */
const signed = (number: number): number[] =>
  number >= -0x40 && number < 0x40 ? [number & 0x7f] : [(number & 0x7f) | 0x80, ...signed(number >> 7)];

const operation =
  (...opcode: readonly number[]) =>
  (...operands: readonly Code[]): Code => [...operands.flat(), ...opcode];
const vector = (opcode: number) => operation(0xfd, ...unsigned(opcode));

export const get = (local: number): Code => [0x20, local];
export const set = (local: number, value: Code): Code => [...value, 0x21, local];

export const number32 = (value: number): Code => [0x41, ...signed(value)];
export const add32 = operation(0x6a);
export const subtract32 = operation(0x6b);
export const shiftLeft32 = operation(0x74);
export const shiftRight32 = operation(0x76);
export const isLess32 = operation(0x49);
export const isEqual32 = operation(0x46);
export const isZero32 = operation(0x45);
export const or32 = operation(0x72);
export const xor32 = operation(0x73);
export const multiply32 = operation(0x6c);
/** How many of the highest bits are 0. */
export const zerosAbove32 = operation(0x67);

export const bits64 = (value: number): Code => [0x42, ...signed(value)];
export const lowestOf = operation(0x7a);
export const countOf = operation(0x7b);
export const subtract64 = operation(0x7d);
export const and = operation(0x83);
export const or = operation(0x84);
export const xor = operation(0x85);
export const shiftLeft = operation(0x86);
export const shiftRightSigned = operation(0x87);
export const shiftRight = operation(0x88);
export const isZero = operation(0x50);
export const isNotEqual = operation(0x52);
export const and32 = operation(0x71);
export const as32 = operation(0xa7);
export const as64 = operation(0xad);

export const splat = vector(15);
export const equal = vector(35);
export const notEqual = vector(36);
export const lessSigned = vector(37);
export const orVectors = vector(80);
export const anyTrue = vector(83);
export const topBits = vector(100);

/** Of four numbers of 32 bits, with sign. */
export const splat32 = vector(17);
export const subtractEach32 = vector(177);
export const leastOfEach32 = vector(182);
export const largestOfEach32 = vector(184);
/** Two vectors as one of numbers of half as many bits; those with sign, made to numbers without. */
export const halved32 = vector(134);
export const halved16 = vector(102);

/** Sixteen bytes of the memory, `offset` after `address`. */
export const load = (address: Code, offset: number): Code => [...address, 0xfd, 0, 0, ...unsigned(offset)];
/** Writes sixteen bytes to the memory. */
export const storeVector = (address: Code, value: Code): Code => [...address, ...value, 0xfd, 11, 0, 0];
/** A number of 32 bits in the memory, `offset` after `address`; and a byte. */
export const load32 = (address: Code, offset = 0): Code => [...address, 0x28, 0, ...unsigned(offset)];
export const loadByte = (address: Code): Code => [...address, 0x2d, 0, 0];
/** Writes a number of 32 bits to the memory, `offset` after `address`. */
export const store = (address: Code, offset: number, value: Code): Code => [
  ...address,
  ...value,
  ...[0x36, 2, ...unsigned(offset)],
];

/** Does `body` once, and again as long as `condition` is a number that is not 0. */
export const repeatWhile = (condition: Code, body: Code): Code => [
  ...[0x03, EMPTY, ...body, ...condition],
  ...[0x0d, 0, END],
];
/** Does `body` as long as `condition` is a number that is not 0. */
export const asLongAs = (condition: Code, body: Code): Code => [
  ...[0x02, EMPTY, 0x03, EMPTY, ...isZero32(condition), 0x0d, 1],
  ...[...body, 0x0c, 0, END, END],
];
export const ifTrue = (condition: Code, body: Code): Code => [...condition, 0x04, EMPTY, ...body, END];
export const ifElse = (condition: Code, body: Code, other: Code): Code => [
  ...[...condition, 0x04, EMPTY, ...body],
  ...[ELSE, ...other, END],
];
/** Ends the function with these results. */
export const leave = (...results: readonly Code[]): Code => [...results.flat(), 0x0f];

/** A function, its parameters the first locals. */
export interface VectorFunction {
  readonly name: string;
  readonly parameters: readonly number[];
  readonly results: readonly number[];
  readonly locals: readonly number[];
  readonly body: Code;
}

const section = (id: number, content: readonly number[]) => [id, ...unsigned(content.length), ...content];
const counted = (items: readonly number[]) => [...unsigned(items.length), ...items];
const named = (text: string) => counted([...Buffer.from(text)]);

/** A module that exports the function; it works on a memory that it is given, shared and of at most so many pages. */
export const vectorModule = (of: VectorFunction, mostPages: number): Uint8Array =>
  moduleOf(of, [
    ...section(2, [1, ...named('vector'), ...named('memory'), 2, 3, 0, ...unsigned(mostPages)]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...named(of.name), 0, 0]),
  ]);

/** A module that exports the function, and a memory of its own, of so many pages. */
export const vectorModuleWithMemory = (of: VectorFunction, pages: number): Uint8Array =>
  moduleOf(of, [
    ...section(3, [1, 0]),
    ...section(5, [1, 0, ...unsigned(pages)]),
    ...section(7, [2, ...named('memory'), 2, 0, ...named(of.name), 0, 0]),
  ]);

function moduleOf({ parameters, results, locals, body }: VectorFunction, sections: readonly number[]) {
  const code = [...unsigned(locals.length), ...locals.flatMap((type) => [1, type]), ...body, END];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, ...counted(parameters), ...counted(results)]),
    ...sections,
    ...section(10, [1, ...counted(code)]),
  ]);
}
