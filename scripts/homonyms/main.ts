// npm run check:names: within one world, no two exported things have one name.
import { readFileSync } from "node:fs";
import { sourceFiles } from "../imports/graph";
import { findHomonyms, worldOf } from "./find-homonyms";

const files = sourceFiles(process.cwd()).filter((file) => worldOf(file) !== null);
const homonyms = findHomonyms(new Map(files.map((file) => [file, readFileSync(file, "utf8")])));
for (const homonym of homonyms) console.error(homonym);
console.log(`${files.length} files read, ${homonyms.length} names stand for two things.`);
process.exitCode = homonyms.length === 0 && files.length > 0 ? 0 : 1;
