import type { ActionFailure } from "@/lib/failures/failure";
import type { FieldProblem } from "@/lib/failures/field-codes";
import { saveFailureText } from "@/lib/messages/errors";
import { fieldText } from "@/lib/messages/fields";
import { STAFF_REFUSAL } from "@/lib/messages/staff";
import type { ChangeStaffRefusal, CreateStaffRefusal } from "@/lib/staff/contract";
import { EMAIL_MAX, PASSWORD_MAX, PASSWORD_MIN, STAFF_NAME_MAX } from "@/lib/text/limits";

export const FIELDS = {
  name: { label: "名前", max: STAFF_NAME_MAX },
  email: { label: "メールアドレス", max: EMAIL_MAX },
  role: { label: "権限" },
  password: { label: "パスワード", min: PASSWORD_MIN, max: PASSWORD_MAX },
} as const;
export type StaffField = keyof typeof FIELDS;

export type StaffProblem = ChangeStaffRefusal | CreateStaffRefusal | ActionFailure;

/** The sentences at the fields that are wrong. */
export function fieldErrors(problem: StaffProblem | null): Readonly<Partial<Record<StaffField, string>>> {
  if (problem === null) return {};
  if (problem.code === "email_taken") return { email: STAFF_REFUSAL.email_taken };
  if (problem.code !== "invalid_input") return {};
  return Object.fromEntries(
    problem.fields.filter(isOurs).map(({ field, code }) => [field, fieldText(code, FIELDS[field])]),
  );
}

/** The sentence that belongs to no field, or null. */
export function generalError(problem: StaffProblem | null): string | null {
  if (problem === null || problem.code === "email_taken") return null;
  if (problem.code === "invalid_input") {
    const count = problem.fields.length;
    return count > 1 ? `入力内容を確認してください(${count}件)。何も変更していません。` : null;
  }
  return isRefusal(problem) ? STAFF_REFUSAL[problem.code] : saveFailureText(problem);
}

function isOurs(problem: FieldProblem): problem is FieldProblem & { readonly field: StaffField } {
  return Object.hasOwn(FIELDS, problem.field);
}

function isRefusal(problem: StaffProblem): problem is Extract<StaffProblem, { code: keyof typeof STAFF_REFUSAL }> {
  return Object.hasOwn(STAFF_REFUSAL, problem.code);
}
