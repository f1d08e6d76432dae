"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { createStaff } from "@/lib/auth/create-staff";
import { setPassword } from "@/lib/auth/set-password";
import { database } from "@/lib/db/client";
import { ROLES } from "@/lib/identity/role";
import { changeRole, setActive } from "@/lib/staff/change-staff";
import { EMAIL_MAX, PASSWORD_MAX, PASSWORD_MIN, STAFF_NAME_MAX } from "@/lib/text/limits";
import { staffAction } from "./client";
import { codeInput, nameInput } from "./text-input";

const id = codeInput(100);
const role = z.enum(ROLES);
const password = z.string().min(PASSWORD_MIN).max(PASSWORD_MAX);

const newStaff = z.object({
  name: nameInput(STAFF_NAME_MAX),
  // Told apart from a wrong form: an empty field is asked for, not corrected.
  email: z.string().trim().min(1).max(EMAIL_MAX).pipe(z.email()),
  role,
  password,
});

export const addStaffAction = staffAction("admin")
  .inputSchema(newStaff)
  .action(async ({ parsedInput, ctx }) => listed(await createStaff(database(), parsedInput, ctx.staff)));

export const changeRoleAction = staffAction("admin")
  .inputSchema(z.object({ id, role }))
  .action(async ({ parsedInput, ctx }) =>
    listed(await changeRole(database(), ctx.staff, parsedInput.id, parsedInput.role)),
  );

export const setActiveAction = staffAction("admin")
  .inputSchema(z.object({ id, active: z.boolean() }))
  .action(async ({ parsedInput, ctx }) =>
    listed(await setActive(database(), ctx.staff, parsedInput.id, parsedInput.active)),
  );

export const setPasswordAction = staffAction("admin")
  .inputSchema(z.object({ id, password }))
  .action(async ({ parsedInput, ctx }) =>
    listed(await setPassword(database(), ctx.staff, parsedInput.id, parsedInput.password)),
  );

/** The list is drawn anew with the answer, also after a refusal: it may have shown what no longer is. */
function listed<Answer>(answer: Answer): Answer {
  revalidatePath("/staff");
  return answer;
}
