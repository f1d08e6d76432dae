"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter, DialogTrigger } from "@/components/ui/dialog";
import { setActiveAction } from "@/lib/actions/staff";
import type { StaffRow } from "@/lib/identity/staff-row";
import { STAFF_TEXT } from "@/lib/messages/staff";
import { Refused } from "./refused";
import { generalError } from "./staff-text";
import { useStaffChange } from "./use-staff-change";

export function StopDialog({ row }: { readonly row: StaffRow }) {
  const [open, setOpen] = useState(false);
  const { problem, saving, change, forget } = useStaffChange();
  const refused = generalError(problem);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        forget();
      }}
    >
      <DialogTrigger asChild>
        <Button size="small" aria-label={STAFF_TEXT.stop(row.name)}>
          利用を停止
        </Button>
      </DialogTrigger>
      <DialogContent title={STAFF_TEXT.stopTitle(row.name)}>
        <DialogBody className="flex flex-col gap-3">
          <Refused text={refused} />
          <p>{STAFF_TEXT.stopBody}</p>
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button size="large">やめる</Button>
          </DialogClose>
          <Button
            variant="primary"
            size="large"
            busy={saving}
            onClick={() =>
              change(
                () => setActiveAction({ id: row.id, active: false }),
                STAFF_TEXT.stopped(row.name),
                () => setOpen(false),
              )
            }
          >
            {saving ? "停止中" : STAFF_TEXT.stop(row.name)}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
