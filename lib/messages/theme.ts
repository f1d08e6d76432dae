/** 表示テーマ: as the machine has it, or chosen. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_WORD: Record<Theme, string> = { system: "端末に合わせる", light: "ライト", dark: "ダーク" };

/** A cookie, so that the server draws the first page in it and nothing flashes. */
export const THEME_COOKIE = "juchu.theme";

export function themeFrom(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? "system";
}

/** What `<html data-theme>` says; nothing where the machine decides. */
export function themeAttribute(theme: Theme): "light" | "dark" | undefined {
  return theme === "system" ? undefined : theme;
}
