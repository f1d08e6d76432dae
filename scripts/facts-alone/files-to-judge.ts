import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";

const ROOMS = ["app", "components", "lib", "prisma", "proofs", "scripts"];

/** The places that know single providers, and what tests are made of. e2e journeys stand outside the rooms. */
const MAY_NAME = [
  /^lib\/capability\/facts\//,
  /^lib\/gateway\/providers\//,
  /^lib\/simulator\/providers\//,
  // A foreign server, written from the protocol's document, which names them.
  /^proofs\/adversarial-server\/server\/values\.mjs$/,
  // What a setting of the shop once said goes to the one method that it is of.
  /^prisma\/migrations\/20261128071000_order_mode_of_a_method\//,
  /(^|\/)testing\//,
  /\.test\.[jt]sx?$/,
];

const GENERATED = /^prisma\/generated\//;
const SOURCE = /\.(?:[cm]?[jt]sx?|sql|prisma|css|json)$/;

/** Whether a file, by its path from the root with slashes, must name no provider and no method. */
export function mustNotName(path: string): boolean {
  return SOURCE.test(path) && !GENERATED.test(path) && !MAY_NAME.some((place) => place.test(path));
}

/** The paths of all such files under a root. */
export function filesToJudge(root: string): readonly string[] {
  return ROOMS.flatMap((room) => {
    const entries = readdirSync(join(root, room), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
      .filter(mustNotName);
  });
}
