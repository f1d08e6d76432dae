"use client";

import { LogOut } from "lucide-react";
import { useState, useTransition } from "react";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { signOutAction } from "@/lib/actions/session";
import { ROLE_WORD } from "@/lib/messages/order-words";
import { StaffButton, type StaffMenuProps } from "./staff-button";
import { ThemeItems } from "./theme-items";

/** The menu of the staff member who is signed in. Loaded by the first press, so it begins open. */
export function OpenStaffMenu({ staff, theme: initial }: StaffMenuProps) {
  const [theme, setTheme] = useState(initial);
  const [leaving, leave] = useTransition();
  return (
    <Menu defaultOpen>
      <MenuTrigger asChild>
        <StaffButton staff={staff} />
      </MenuTrigger>
      <MenuContent>
        <MenuLabel className="px-2 py-1 text-muted text-sm">
          <span className="block text-text tablet:hidden">{staff.name}</span>
          権限:{ROLE_WORD[staff.role]}
        </MenuLabel>
        <MenuSeparator />
        <ThemeItems theme={theme} onChoose={setTheme} />
        <MenuSeparator />
        <MenuItem onSelect={() => leave(() => signOutAction())}>
          <LogOut aria-hidden="true" />
          {leaving ? "サインアウト中" : "サインアウト"}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
