import { cva } from "class-variance-authority";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names";

export type Tint = "blue" | "green" | "amber" | "red" | "violet" | "grey";
/** plain: a state. solid: staff must act now. dashed: not settled. bare: data, text without a box. */
export type BadgeShape = "plain" | "solid" | "dashed" | "bare";

const badgeStyle = cva(
  "inline-flex h-5 max-w-full items-center gap-1 rounded-control text-xs whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0",
  {
    variants: {
      tint: { blue: "", green: "", amber: "", red: "", violet: "", grey: "" },
      shape: {
        plain: "border border-transparent px-1.5",
        solid: "border border-transparent px-1.5",
        dashed: "border-[1.5px] border-dashed border-current px-1.5",
        bare: "text-grey",
      },
    },
    compoundVariants: [
      { tint: "blue", shape: ["plain", "dashed"], class: "bg-blue-tint text-blue" },
      { tint: "green", shape: ["plain", "dashed"], class: "bg-green-tint text-green" },
      { tint: "amber", shape: ["plain", "dashed"], class: "bg-amber-tint text-amber" },
      { tint: "red", shape: ["plain", "dashed"], class: "bg-red-tint text-red" },
      { tint: "violet", shape: ["plain", "dashed"], class: "bg-violet-tint text-violet" },
      { tint: "grey", shape: ["plain", "dashed"], class: "bg-grey-tint text-grey" },
      { tint: "blue", shape: "solid", class: "bg-blue text-surface" },
      { tint: "green", shape: "solid", class: "bg-green text-surface" },
      { tint: "amber", shape: "solid", class: "bg-amber text-surface" },
      { tint: "red", shape: "solid", class: "bg-red text-surface" },
      { tint: "violet", shape: "solid", class: "bg-violet text-surface" },
      { tint: "red", shape: "bare", class: "text-red" },
      { tint: "grey", shape: "solid", class: "bg-grey text-surface" },
    ],
    defaultVariants: { tint: "grey", shape: "plain" },
  },
);

export interface BadgeProps {
  readonly tint?: Tint;
  readonly shape?: BadgeShape;
  readonly icon?: LucideIcon;
  readonly title?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A state in a word. Text, icon and shape carry it; the colour only groups. */
export function Badge({ tint = "grey", shape = "plain", icon: Icon, title, className, children }: BadgeProps) {
  return (
    <span className={cn(badgeStyle({ tint, shape }), className)} title={title}>
      {Icon ? <Icon aria-hidden="true" /> : null}
      <span className="truncate">{children}</span>
    </span>
  );
}
