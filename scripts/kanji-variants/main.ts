// Writes lib/search/kanji-variants.ts anew from the pinned table. Needs npm, tar and the sqlite3 command; nothing else does.
//   node --import tsx scripts/kanji-variants/main.ts
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { groupsOf, type Variant } from "./groups";

/** The Mojidata character database: IPA's MJ縮退マップ and Unicode's Unihan as one SQLite file. */
const PACKAGE = "@mandel59/mojidata@1.8.1";
const SHA512 = "OLA5LEmPHuVbdI8lGXwV3pGVpSIFAqU5+oqhPzK7q662ziWYMqxTGXoxfFb9dQCJ31WzSCG1C5rsUb2uynQhIQ==";

const ROWS = `
  SELECT coalesce(m.実装したUCS, m.対応するUCS) AS variant, s.縮退UCS AS head, s.表 AS source, coalesce(s.ホップ数, 0) AS hops
  FROM mjsm s JOIN mji m USING (MJ文字図形名) WHERE variant IS NOT NULL AND head IS NOT NULL
  UNION SELECT UCS, value, property, 0 FROM unihan_variant WHERE property IN ('kJinmeiyoKanji', 'kJoyoKanji')
  UNION SELECT a.UCS, a.value, a.property, 0 FROM unihan_variant a
    JOIN unihan_variant b ON b.UCS = a.value AND b.value = a.UCS AND b.property = a.property
    WHERE a.property = 'kSpecializedSemanticVariant'
      AND EXISTS (SELECT 1 FROM unihan_kIRG_JSource j WHERE j.UCS = a.UCS AND j.value LIKE 'J0-%')
      AND EXISTS (SELECT 1 FROM unihan_kIRG_JSource j WHERE j.UCS = a.value AND j.value LIKE 'J0-%')
      AND EXISTS (SELECT 1 FROM unihan_each_kJapanese x JOIN unihan_each_kJapanese y USING (value)
        WHERE x.UCS = a.UCS AND y.UCS = a.value)
      AND EXISTS (SELECT 1 FROM unihan_each_kRSUnicode x JOIN unihan_each_kRSUnicode y
        ON rtrim(substr(x.value, 1, instr(x.value, '.') - 1), '''') = rtrim(substr(y.value, 1, instr(y.value, '.') - 1), '''')
        WHERE x.UCS = a.UCS AND y.UCS = a.value)`;

function readTable(folder: string): readonly Variant[] {
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder, PACKAGE], { stdio: "inherit" });
  const archive = path.join(folder, "mandel59-mojidata-1.8.1.tgz");
  const hash = createHash("sha512").update(readFileSync(archive)).digest("base64");
  if (hash !== SHA512) throw new Error(`${PACKAGE} is not the one that was read before: sha512-${hash}`);
  execFileSync("tar", ["-xzf", archive, "-C", folder, "package/dist/moji.db"]);
  const database = path.join(folder, "package/dist/moji.db");
  const rows = execFileSync("sqlite3", ["-json", database, ROWS], { maxBuffer: 256 * 1024 * 1024, encoding: "utf8" });
  return JSON.parse(rows);
}

const folder = mkdtempSync(path.join(tmpdir(), "kanji-variants-"));
try {
  const groups = groupsOf(readTable(folder));
  const text = `/**
 * Kanji that are written for one another in names, each group headed by the one that the search takes for all of them.
 * Made by scripts/kanji-variants from ${PACKAGE}; never edited by hand.
 *
 * From MJ縮退マップ Ver.1.2.0, © IPA 独立行政法人情報処理推進機構, under CC BY-SA 2.1 JP, and from Unihan, © Unicode, Inc., under
 * the Unicode License v3. This file, a derivative of the former, is under CC BY-SA 2.1 JP too.
 */
export const KANJI_VARIANTS =
  "${groups.join(" ")}";
`;
  writeFileSync("lib/search/kanji-variants.ts", text);
  console.log(`${groups.length} groups, ${[...groups.join("")].length} kanji`);
} finally {
  rmSync(folder, { recursive: true });
}
