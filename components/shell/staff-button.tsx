import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import type { StaffMember } from "@/lib/identity/role";
import { ROLE_WORD } from "@/lib/messages/order-words";
import type { Theme } from "@/lib/messages/theme";

export interface StaffMenuProps {
  readonly staff: StaffMember;
  readonly theme: Theme;
}

/** Who is signed in. */
export function StaffButton({ staff, ...rest }: ComponentProps<"button"> & { readonly staff: StaffMember }) {
  return (
    <button
      {...rest}
      type="button"
      className="inline-flex h-8 min-w-0 max-w-48 items-center justify-center gap-1 rounded-control text-base text-text hover:bg-sunken tablet:px-2 pointer-coarse:h-10 max-tablet:size-11"
    >
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
    </button>
  );
}
