/** Where ショップ設定 sets the consoles' addresses. */
export const CONSOLE_URLS_ID = "console-urls";
