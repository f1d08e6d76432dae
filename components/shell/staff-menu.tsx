"use client";

import { ChevronDown, LogOut } from "lucide-react";
import { useState, useTransition } from "react";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { signOutAction } from "@/lib/actions/session";
import { ROLE_WORD } from "@/lib/messages/order-words";
import type { Theme } from "@/lib/messages/theme";
import type { StaffMember } from "@/lib/staff/role";
import { ThemeItems } from "./theme-items";

export interface StaffMenuProps {
  readonly staff: StaffMember;
  readonly theme: Theme;
}

export function StaffMenu({ staff, theme: initial }: StaffMenuProps) {
  const [theme, setTheme] = useState(initial);
  const [leaving, leave] = useTransition();
  return (
    <Menu>
      <MenuTrigger className="inline-flex h-8 min-w-0 max-w-48 items-center justify-center gap-1 rounded-control text-base text-text hover:bg-sunken tablet:px-2 pointer-coarse:h-10 max-tablet:size-11">
        <span className="truncate max-tablet:sr-only">
          {staff.name}({ROLE_WORD[staff.role]})
        </span>
        <span
          aria-hidden="true"
          className="inline-flex size-7 items-center justify-center rounded-full bg-blue-tint font-bold text-blue tablet:hidden"
        >
          {[...staff.name][0]}
        </span>
        <ChevronDown className="size-4 shrink-0 text-muted max-tablet:hidden" aria-hidden="true" />
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
