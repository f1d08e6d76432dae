import { NOTICE_URL_MAX } from "./contract";

/** Whether a text may stand as the link to a provider's notice: https, a host, nobody's name or password in it. "" is none. */
export function isNoticeUrl(text: string): boolean {
  if (text === "") return true;
  if (text.length > NOTICE_URL_MAX || !URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === "https:" && url.hostname !== "" && url.username === "" && url.password === "";
}
