"use client";

import { Check } from "lucide-react";
import { MenuItem, MenuLabel } from "@/components/ui/menu";
import { ask } from "@/lib/actions/ask";
import { setThemeAction } from "@/lib/actions/theme";
import { THEME_WORD, THEMES, type Theme, themeAttribute } from "@/lib/messages/theme";

export interface ThemeItemsProps {
  readonly theme: Theme;
  readonly onChoose: (theme: Theme) => void;
}

/** 表示テーマ in the staff menu. Drawn at once; should keeping it fail, the next page is as before. */
export function ThemeItems({ theme, onChoose }: ThemeItemsProps) {
  const choose = (next: Theme) => {
    const attribute = themeAttribute(next);
    if (attribute === undefined) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = attribute;
    onChoose(next);
    void ask(() => setThemeAction({ theme: next }));
  };
  return (
    <>
      <MenuLabel className="px-2 py-1 text-muted text-sm">表示テーマ</MenuLabel>
      {THEMES.map((one) => (
        <MenuItem key={one} role="menuitemradio" aria-checked={one === theme} onSelect={() => choose(one)}>
          <Check className={one === theme ? "" : "invisible"} aria-hidden="true" />
          {THEME_WORD[one]}
        </MenuItem>
      ))}
    </>
  );
}
