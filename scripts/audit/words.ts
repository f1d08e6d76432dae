import type { Break } from "./chain";
import type { Verdict } from "./verify";

/** What a person reads. */
export function linesOf({ events, head, broken, more, kept }: Verdict, expected: string | null): readonly string[] {
  const lines = [`${events} events.`];
  if (head !== null) lines.push(`The head is link ${head.seq}: ${head.hash}`);
  if (broken.length > 0) {
    lines.push("The trail is broken.", ...broken.map(lineOf));
    if (more > 0) lines.push(`  and ${more} more`);
    return lines;
  }
  lines.push("Each event is as it was written, none is missing, none was put in between.");
  if (kept !== null) lines.push(`The trail leads through the head that was kept: link ${kept}.`);
  else if (expected === null && head !== null) {
    lines.push(
      "A person who can rewrite the whole trail can rewrite its chain and head too. Note the head elsewhere, and later ask:",
      `  npm run audit -- verify --expect ${head.hash}`,
    );
  }
  return lines;
}

function lineOf({ id, seq, why }: Break): string {
  const row = [id === null ? [] : `event ${id}`, seq === null ? [] : `link ${seq}`].flat().join(", ");
  return row === "" ? `  ${why}` : `  ${row}: ${why}`;
}

/** The last line, for programs. */
export function summaryOf({ events, head, broken, more }: Verdict) {
  return { audit: "verify", events, head: head?.hash ?? null, seq: head?.seq ?? null, broken, more };
}
