"use client";

import { ChevronDown, Keyboard, LogOut } from "lucide-react";
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
  readonly onKeyboardHelp: () => void;
}

export function StaffMenu({ staff, theme: initial, onKeyboardHelp }: StaffMenuProps) {
  const [theme, setTheme] = useState(initial);
  const [leaving, leave] = useTransition();
  return (
    <Menu>
      <MenuTrigger className="inline-flex h-8 max-w-48 items-center gap-1 rounded-control px-2 hover:bg-sunken pointer-coarse:h-10">
        <span className="truncate">
          {staff.name}({ROLE_WORD[staff.role]})
        </span>
        <ChevronDown className="size-4 shrink-0 text-muted" aria-hidden="true" />
      </MenuTrigger>
      <MenuContent>
        <MenuLabel className="px-2 py-1 text-muted text-sm">権限:{ROLE_WORD[staff.role]}</MenuLabel>
        <MenuSeparator />
        <MenuItem onSelect={onKeyboardHelp}>
          <Keyboard aria-hidden="true" />
          キーボード操作
        </MenuItem>
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
