import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// Our own type size and breakpoints; without this `text-amount` would be taken for a colour.
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["amount"],
      radius: ["control", "panel"],
      shadow: ["overlay"],
      breakpoint: ["tablet", "desk", "panel", "wide"],
    },
  },
});

/** Joins class names; of two that set the same property the later one wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
