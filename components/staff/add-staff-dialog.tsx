"use client";

import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useAnnouncer } from "@/components/ui/live-region";
import { Radio, RadioGroup } from "@/components/ui/radio";
import { ask } from "@/lib/actions/ask";
import { addStaffAction } from "@/lib/actions/staff";
import { isRole, ROLES } from "@/lib/identity/role";
import { ROLE_WORD } from "@/lib/messages/order-words";
import { ROLE_NOTE, STAFF_TEXT } from "@/lib/messages/staff";
import { PASSWORD_MIN } from "@/lib/text/limits";
import { Refused } from "./refused";
import { FIELDS, fieldErrors, generalError, type StaffProblem } from "./staff-text";

export function AddStaffDialog() {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<StaffProblem | null>(null);
  const [saving, start] = useTransition();
  const { report } = useAnnouncer();
  const errors = fieldErrors(problem);
  const general = generalError(problem);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (saving) return;
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    const role = text("role");
    if (!isRole(role)) return;
    const staff = { name: text("name"), email: text("email"), role, password: text("password") };
    start(async () => {
      const answer = await ask(() => addStaffAction(staff));
      setProblem(answer.ok ? null : answer.error);
      if (!answer.ok) return;
      report(STAFF_TEXT.added(staff.name));
      setOpen(false);
    });
  };

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setProblem(null);
      }}
    >
      <DialogTrigger asChild>
        <Button variant="primary">スタッフを追加</Button>
      </DialogTrigger>
      <DialogContent title="スタッフの追加">
        <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
          <DialogBody className="flex flex-col gap-4">
            <Refused text={general} />
            <Field label={FIELDS.name.label} required error={errors.name}>
              {(control) => <Input {...control} name="name" autoComplete="off" className="h-10" />}
            </Field>
            <Field label={FIELDS.email.label} required error={errors.email}>
              {(control) => <Input {...control} name="email" type="email" autoComplete="off" className="h-10" />}
            </Field>
            <RadioGroup legend={FIELDS.role.label}>
              {ROLES.map((role) => (
                <Radio
                  key={role}
                  name="role"
                  value={role}
                  defaultChecked={role === "operator"}
                  label={ROLE_WORD[role]}
                  note={ROLE_NOTE[role]}
                />
              ))}
            </RadioGroup>
            <Field label="初期パスワード" required error={errors.password} hint={STAFF_TEXT.passwordHint(PASSWORD_MIN)}>
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
              {saving ? "追加中" : "スタッフを追加"}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
