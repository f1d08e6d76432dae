// npm run admin: makes the first 管理者 of a shop without a sample. Asks on the terminal, or takes ADMIN_NAME,
// ADMIN_EMAIL and ADMIN_PASSWORD from the environment.
//   --if-none  nothing to do where a 管理者 can sign in: what npm start does
//   --another  one more, though there is one: for the day on which no 管理者 knows the password
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createStaff } from "@/lib/auth/create-staff";
import { connect, type Database } from "@/lib/db/client";
import { countActiveAdmins } from "@/lib/db/people/staff";
import type { CreateStaffRefusal } from "@/lib/staff/contract";
import { askForAdmin } from "./sample/ask-for-admin";
import { connectionOfStarter, withShop } from "./sample/reach-shop";
import { CannotStart } from "./setup/cannot-start.mjs";
import { readSettings } from "./setup/settings.mjs";

interface Wish {
  readonly ifNone: boolean;
  readonly another: boolean;
}

async function makeAdmin(db: Database, { ifNone, another }: Wish): Promise<void> {
  const admins = await db.$transaction((transaction) => countActiveAdmins(transaction));
  if (admins > 0 && ifNone) return;
  if (admins > 0 && !another) {
    throw new CannotStart(
      "There is a 管理者 already, who can add staff. To add one from here: npm run admin -- --another",
    );
  }
  const admin = await askForAdmin(process.env, process.stdin, process.stdout);
  const made = await createStaff(db, { ...admin, role: "admin" });
  if (!made.ok) throw new CannotStart(whyNotMade(made.error, admin.email));
  console.log(`${admin.name} (${admin.email}) can sign in as 管理者.`);
}

function whyNotMade({ code }: CreateStaffRefusal, email: string): string {
  if (code === "email_taken") return `${email} belongs to a staff member already. Choose another address.`;
  if (code === "perhaps_saved")
    return `The database went away. Whether ${email} was added is not known: try to sign in.`;
  return `The database could not take it (${code}). Nothing was added.`;
}

async function work(databaseUrl: string, wish: Wish): Promise<void> {
  const db = connect(databaseUrl, 1);
  try {
    await makeAdmin(db, wish);
  } finally {
    await db.$disconnect();
  }
}

try {
  const { values } = parseArgs({ options: { "if-none": { type: "boolean" }, another: { type: "boolean" } } });
  const wish = { ifNone: values["if-none"] ?? false, another: values.another ?? false };
  const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
  const given = wish.ifNone ? connectionOfStarter(process.env) : null;
  if (given !== null) await work(given.databaseUrl, wish);
  else await withShop(readSettings(root, process.env, []), ({ databaseUrl }) => work(databaseUrl, wish));
} catch (error) {
  const known = error instanceof CannotStart;
  console.error(known ? error.message : error);
  process.exitCode = 1;
}
