/** What a placeholder is filled with: a text, a yes or no, or what a part is repeated for. */
export type FillValue = string | boolean | readonly FillScope[];

/** The names a template may use, and what they stand for. In a part that is repeated, inner names win. */
export interface FillScope {
  readonly [name: string]: FillValue;
}

/** A piece of a template: XML as it stands, a text to be filled in, or a part that is repeated or left out. */
export type FillNode =
  | { readonly kind: 'xml'; readonly xml: string }
  | { readonly kind: 'value'; readonly name: string }
  | {
      readonly kind: 'part';
      readonly name: string;
      /** True for `{^name}`: the part stands when there is nothing of that name. */
      readonly whenNone: boolean;
      readonly body: readonly FillNode[];
    };
