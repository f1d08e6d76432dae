import type { ColleaguesAct } from "./colleague";
import type { ScreenPlace } from "./screens";

export type WalkStep =
  | ColleaguesAct
  | "openList"
  | "openOrder"
  | "openEdit"
  | "leaveEdit"
  | "back"
  | "forward"
  | "reload"
  | "secondTab"
  | "typeDiscount"
  | "save";

/** How often each step is taken where it is possible; what staff do all day comes often. */
const WEIGHTS: Readonly<Record<WalkStep, number>> = {
  openList: 2,
  openOrder: 6,
  openEdit: 10,
  leaveEdit: 3,
  back: 5,
  forward: 2,
  reload: 1,
  secondTab: 2,
  typeDiscount: 20,
  save: 30,
  lowerShipping: 3,
  renameGoods: 2,
  writeMemo: 1,
  capture: 1,
  turnFlag: 2,
};

const COLLEAGUES: ReadonlySet<string> = new Set<ColleaguesAct>([
  "lowerShipping",
  "renameGoods",
  "writeMemo",
  "capture",
  "turnFlag",
]);

export function isColleagues(step: WalkStep): step is ColleaguesAct {
  return COLLEAGUES.has(step);
}

/** The steps that are possible on a screen, by how often they are taken. */
export function stepsFrom(place: ScreenPlace, typed: boolean): Record<WalkStep, number> {
  const possible = Object.entries(WEIGHTS).filter(([step]) => isPossible(step as WalkStep, place, typed));
  return Object.fromEntries(possible) as Record<WalkStep, number>;
}

function isPossible(step: WalkStep, place: ScreenPlace, typed: boolean): boolean {
  switch (step) {
    case "openOrder":
      return place !== "order" && place !== "edit";
    case "openEdit":
      return place === "order";
    case "leaveEdit":
      return place === "edit";
    case "typeDiscount":
      return place === "edit" && !typed;
    case "save":
      return place === "edit" && typed;
    default:
      return true;
  }
}
