import type { Database } from "@/lib/db/client";
import { RACE_FIELDS } from "./fields";

/** Turns on, for the methods that are raced on, the flags that link them: before the run, not as part of it. */
export async function linkFields(databaseUrl: string): Promise<void> {
  const { connect } = await import("@/lib/db/client");
  const db: Database = connect(databaseUrl, 1);
  try {
    const linked = { cancelApi: true, terminationApi: false };
    await db.methodSetting.updateMany({
      where: { methodId: { in: methodsOf("cancelBefore", "cancelAfter", "allVerbs", "byFlag") } },
      data: linked,
    });
    await db.methodSetting.updateMany({
      where: { methodId: { in: methodsOf("changeAfter") } },
      data: { postCaptureAmount: "link" },
    });
  } finally {
    await db.$disconnect();
  }
}

function methodsOf(...fields: readonly (keyof typeof RACE_FIELDS)[]): string[] {
  return [...new Set(fields.flatMap((field) => RACE_FIELDS[field]))];
}
