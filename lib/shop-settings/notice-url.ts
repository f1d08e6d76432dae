import { isLonger } from "@/lib/text/length";
import { NOTICE_URL_MAX } from "@/lib/text/limits";
import { hasUnnameable } from "@/lib/text/visible";

/** Whether a text may stand as the link to a provider's notice: https, a host, nobody's name or password in it. "" is none. */
export function isNoticeUrl(text: string): boolean {
  if (text === "") return true;
  if (isLonger(text, NOTICE_URL_MAX) || hasUnnameable(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === "https:" && url.hostname !== "" && url.username === "" && url.password === "";
}
