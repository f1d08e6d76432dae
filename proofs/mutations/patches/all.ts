import type { Patch } from "../patch";
import { ANSWERING } from "./answering";
import { AUTHORIZING } from "./authorizing";
import { BELIEVING } from "./believing";
import { CALLING } from "./calling";
import { COMPARING } from "./comparing";
import { CROWDING } from "./crowding";
import { DECIDING } from "./deciding";
import { EDITING } from "./editing";
import { RECOVERING } from "./recovering";
import { REGISTERING } from "./registering";
import { RULING } from "./ruling";
import { SETTLING } from "./settling";
import { SHIPPING } from "./shipping";
import { STORING } from "./storing";

/** Every patch there is. A test holds each to the sources as they are. */
export const PATCHES: readonly Patch[] = [
  ...CALLING,
  ...BELIEVING,
  ...ANSWERING,
  ...RECOVERING,
  ...SETTLING,
  ...AUTHORIZING,
  ...SHIPPING,
  ...REGISTERING,
  ...DECIDING,
  ...RULING,
  ...STORING,
  ...COMPARING,
  ...CROWDING,
  ...EDITING,
];
