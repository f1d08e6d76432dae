// npm run migrate: brings the database in DATABASE_URL to the migrations on disk. npm start does it by itself.
import { migrate } from "@/lib/db/admin/migrate";

const url = process.env.DATABASE_URL;
if (!url) {
  console.error("DATABASE_URL is not set: it names the database to migrate.");
  process.exit(1);
}
try {
  const applied = await migrate(url);
  console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "Nothing to apply.");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
