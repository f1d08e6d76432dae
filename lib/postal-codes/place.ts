/** What a postal code names. */
export type PostalPlace =
  /** 市区町村 with 町名, "" where the code has none. */
  | { readonly kind: "place"; readonly prefecture: string; readonly city: string }
  /** Several: what they have in common, which may be nothing. */
  | { readonly kind: "several"; readonly prefecture: string; readonly city: string }
  | { readonly kind: "unknown" };
