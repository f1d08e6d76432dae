"use client";

import { useLater } from "@/components/ui/use-later";
import { StaffButton, type StaffMenuProps } from "./staff-button";

export function StaffMenu(props: StaffMenuProps) {
  const menu = useLater(() => import("./staff-menu-open"));
  if (menu.part !== null) return <menu.part.OpenStaffMenu {...props} />;
  return <StaffButton staff={props.staff} aria-haspopup="menu" aria-expanded={false} onClick={menu.ask} />;
}
