/** What a charge is for, before it has dates and an outcome. */
export interface InventedCharge {
  readonly statute: string;
  readonly description: string;
  readonly class: string;
  readonly isFelony: boolean;
  readonly isCivil: boolean;
  readonly grams: string;
}
