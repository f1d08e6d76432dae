import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** How often sign-ins were answered with what, such as `route 429` or `form busy`. */
export type Told = Readonly<Record<string, number>>;

export interface Strangers {
  /** Lets the last of them be answered. */
  leave(): Promise<Told>;
}

/** So many strangers sign in at any instant, from a process of their own, until `leave` is called. */
export function letStrangersIn(url: string, flight: number, signInAction: string): Strangers {
  const flood = fileURLToPath(new URL("./flood.mjs", import.meta.url));
  const child = spawn(process.execPath, [flood, url, String(flight), signInAction], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ended = new Promise<number | null>((resolve, reject) => child.once("error", reject).once("close", resolve));
  return {
    async leave() {
      child.stdin.end();
      const code = await ended;
      if (code !== 0) throw new Error(`the strangers ended with ${code}`);
      return JSON.parse(said) as Told;
    },
  };
}
