import type { MethodId } from "./catalogue";

/** The field of the edit form in which staff choose, for one edit, whether its amount is linked. */
export interface EditChoice {
  readonly field: string;
  readonly on: string;
  readonly off: string;
}

/** Page: 3.注文の金額変更連携について, both tables. One entry for each method whose gate is `edit_choice`. */
export const EDIT_CHOICES: ReadonlyMap<MethodId, EditChoice> = new Map<MethodId, EditChoice>([
  ["catchball/atobarai", { field: "後払い.com 取引修正連携", on: "連携する", off: "連携しない" }],
  ["yamato/paypay", { field: "減額連携", on: "減額連携する", off: "連携しない" }],
]);

/** The edit choice of a method, null where it has none. */
export function editChoiceOf(method: MethodId): EditChoice | null {
  return EDIT_CHOICES.get(method) ?? null;
}
