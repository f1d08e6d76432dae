"use client";

import { Ban, CircleCheck } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { RowHeader, TableCell, TableRow } from "@/components/ui/table";
import { changeRoleAction, setActiveAction } from "@/lib/actions/staff";
import { isRole, ROLES } from "@/lib/identity/role";
import type { StaffRow as Row } from "@/lib/identity/staff-row";
import { ROLE_WORD } from "@/lib/messages/order-words";
import { STAFF_TEXT } from "@/lib/messages/staff";
import { formatDate } from "@/lib/time/display";
import { PasswordDialog } from "./password-dialog";
import { generalError } from "./staff-text";
import { StopDialog } from "./stop-dialog";
import { useStaffChange } from "./use-staff-change";

export interface StaffTableRowProps {
  readonly row: Row;
  readonly isSelf: boolean;
}

/** Between phones and wide desks the mail address stands under the name, and the date is left out. */
export const OWN_COLUMN = "tablet:max-wide:hidden";

export function StaffTableRow({ row, isSelf }: StaffTableRowProps) {
  const { problem, saving, change } = useStaffChange();
  const refused = generalError(problem);
  const errorId = `staff-${row.id}-error`;

  const changeRole = (value: string) => {
    if (!isRole(value) || value === row.role) return;
    change(() => changeRoleAction({ id: row.id, role: value }), STAFF_TEXT.roleChanged(row.name, ROLE_WORD[value]));
  };

  return (
    <>
      <TableRow>
        <RowHeader className="font-medium">
          {row.name}
          {isSelf ? <span className="font-normal text-muted">(自分)</span> : null}
          <span className="break-id hidden font-normal text-muted text-sm tablet:max-wide:block">{row.email}</span>
        </RowHeader>
        <TableCell label="メール" className={`${OWN_COLUMN} break-id`}>
          {row.email}
        </TableCell>
        <TableCell label="権限">
          <div className="flex items-center gap-2">
            <Select
              aria-label={STAFF_TEXT.role(row.name)}
              aria-busy={saving}
              {...(refused === null ? {} : { "aria-invalid": true, "aria-describedby": errorId })}
              className="w-28"
              value={row.role}
              onChange={(event) => changeRole(event.target.value)}
            >
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {ROLE_WORD[role]}
                </option>
              ))}
            </Select>
            {saving ? <span className="text-muted text-sm">保存中</span> : null}
          </div>
        </TableCell>
        <TableCell label="状態">
          {row.active ? (
            <Badge tint="green" icon={CircleCheck}>
              有効
            </Badge>
          ) : (
            <Badge tint="grey" icon={Ban}>
              利用停止中
            </Badge>
          )}
        </TableCell>
        <TableCell label="追加日" className={`${OWN_COLUMN} whitespace-nowrap`}>
          {formatDate(row.createdAt)}
        </TableCell>
        <TableCell>
          <div className="flex flex-wrap gap-2 tablet:flex-nowrap tablet:justify-end">
            <PasswordDialog row={row} />
            {row.active && !isSelf ? <StopDialog row={row} /> : null}
            {row.active ? null : (
              <Button
                size="small"
                busy={saving}
                aria-label={STAFF_TEXT.resume(row.name)}
                onClick={() =>
                  change(() => setActiveAction({ id: row.id, active: true }), STAFF_TEXT.resumed(row.name))
                }
              >
                利用停止を解除
              </Button>
            )}
          </div>
        </TableCell>
      </TableRow>
      {refused === null ? null : (
        <TableRow>
          <TableCell colSpan={6}>
            <FieldError id={errorId}>{refused}</FieldError>
          </TableCell>
        </TableRow>
      )}
    </>
  );
}
