"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { setPasswordAction } from "@/lib/actions/staff";
import type { StaffRow } from "@/lib/identity/staff-row";
import { STAFF_TEXT } from "@/lib/messages/staff";
import { PASSWORD_MIN } from "@/lib/text/limits";
import { Refused } from "./refused";
import { fieldErrors, generalError } from "./staff-text";
import { useStaffChange } from "./use-staff-change";

export function PasswordDialog({ row }: { readonly row: StaffRow }) {
  const [open, setOpen] = useState(false);
  const { problem, saving, change, forget } = useStaffChange();
  const refused = generalError(problem);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password") ?? "");
    change(
      () => setPasswordAction({ id: row.id, password }),
      STAFF_TEXT.passwordSet(row.name),
      () => setOpen(false),
    );
  };

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        forget();
      }}
    >
      <DialogTrigger asChild>
        <Button size="small" aria-label={STAFF_TEXT.setPassword(row.name)}>
          パスワードを再設定
        </Button>
      </DialogTrigger>
      <DialogContent title={STAFF_TEXT.passwordTitle(row.name)} description={STAFF_TEXT.passwordBody}>
        <form noValidate onSubmit={submit}>
          <DialogBody className="flex flex-col gap-3">
            <Refused text={refused} />
            <Field
              label="新しいパスワード"
              required
              error={fieldErrors(problem).password}
              hint={`${PASSWORD_MIN}文字以上`}
            >
              {(control) => (
                <Input {...control} name="password" type="password" autoComplete="new-password" className="h-10" />
              )}
            </Field>
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button size="large">やめる</Button>
            </DialogClose>
            <Button type="submit" variant="primary" size="large" busy={saving}>
              {saving ? "保存中" : "パスワードを再設定"}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
