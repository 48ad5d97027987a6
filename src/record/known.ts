/** A value that was read, or the reason why it is not known. */
export type Known<T> = { readonly known: true; readonly value: T };
export type Unknown = { readonly known: false; readonly why: string };
export type Maybe<T> = Known<T> | Unknown;

export const known = <T>(value: T): Known<T> => ({ known: true, value });
export const unknown = (why: string): Unknown => ({ known: false, why });
