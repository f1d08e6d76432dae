import { isLonger } from "@/lib/text/length";
import { LINK_MAX } from "@/lib/text/limits";
import { hasUnnameable } from "@/lib/text/visible";

/** Whether a text may stand as a link that staff follow: https, a host, no name or password in it. "" is none. */
export function isHttpsLink(text: string): boolean {
  if (text === "") return true;
  if (isLonger(text, LINK_MAX) || hasUnnameable(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === "https:" && url.hostname !== "" && url.username === "" && url.password === "";
}
