/** The four columns in which a compiled condition stands. All are never NULL. */
export interface ConditionColumns {
  readonly isTrue: string;
  readonly isFalse: string;
  /** Mask of assumptions; 0 when unknown. */
  readonly support: string;
  /** Mask of missing labels; 0 unless unknown. */
  readonly missing: string;
  readonly level: number;
}

/** The expressions of a condition's four columns. */
export interface ConditionExpressions {
  readonly isTrue: string;
  readonly isFalse: string;
  readonly support: string;
  readonly missing: string;
}

/**
 * Columns computed level by level: each level is one SELECT over the one below, so that an expression names the
 * columns of its parts instead of repeating their text. Equal conditions are computed once.
 */
export class ColumnPlan {
  private readonly levels: string[][] = [];
  private readonly known = new Map<string, ConditionColumns>();
  private count = 0;

  constructor(private readonly prefix: string) {}

  /** The columns of a condition that was added before under the same key. */
  get(key: string): ConditionColumns | undefined {
    return this.known.get(key);
  }

  /** Says in what columns, or expressions, of the base query a condition stands already. */
  give(key: string, columns: Omit<ConditionColumns, 'level'>): void {
    this.known.set(key, { ...columns, level: 0 });
  }

  /** Adds a condition's four columns above the columns it is made of, and says their names. */
  add(key: string, parts: readonly ConditionColumns[], expressions: ConditionExpressions): ConditionColumns {
    const level = 1 + parts.reduce((highest, part) => Math.max(highest, part.level), 0);
    const name = `${this.prefix}${++this.count}`;
    const columns: ConditionColumns = {
      isTrue: `${name}_is_true`,
      isFalse: `${name}_is_false`,
      support: `${name}_support`,
      missing: `${name}_missing`,
      level,
    };
    this.add_(level, expressions.isTrue, columns.isTrue);
    this.add_(level, expressions.isFalse, columns.isFalse);
    this.add_(level, expressions.support, columns.support);
    this.add_(level, expressions.missing, columns.missing);
    this.known.set(key, columns);
    return columns;
  }

  private add_(level: number, expression: string, name: string): void {
    while (this.levels.length < level) this.levels.push([]);
    this.levels[level - 1].push(`${expression} AS ${name}`);
  }

  /** The SELECT that computes all columns over a base query. */
  select(base: string): string {
    return this.levels.reduce(
      (below, expressions) => `SELECT *,\n  ${expressions.join(',\n  ')}\nFROM (\n${below}\n) AS below`,
      base,
    );
  }
}
