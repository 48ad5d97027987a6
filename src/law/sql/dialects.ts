import { Failure } from '../../messages/failure.js';
import type { SqlDialect } from './dialect.js';
import { duckdb } from './dialects/duckdb.js';
import { postgres } from './dialects/postgres.js';

/** Every engine that the law can be printed for. */
export const DIALECTS: readonly SqlDialect[] = Object.freeze([duckdb, postgres]);

/** The dialect of a name. */
export function dialectNamed(name: string): SqlDialect {
  const found = DIALECTS.find((dialect) => dialect.name === name);
  if (found !== undefined) return found;
  throw new Failure(2, 'LAW_UNKNOWN_DIALECT', { dialect: name, dialects: dialectNames() });
}

export const dialectNames = (): string => DIALECTS.map(({ name }) => name).join(', ');
