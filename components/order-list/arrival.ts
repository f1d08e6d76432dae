"use client";

/**
 * How this tab came to where it is: by a step of the walk, by the browser's Back and Forward, or by another link. Only
 * a person who came from its list has a walk.
 */

export const LIST_PATH = "/orders";

/** The path that a step of the walk is on its way to. */
let stepTo: string | null = null;
/** The path that Back or Forward led to. */
let traversedTo: string | null = null;
let returning = false;

/** Called once, when the first screen of the tab is drawn. A reload and a restored page count as Back. */
export function watchArrivals(): () => void {
  const [first] = performance.getEntriesByType("navigation");
  const type = first instanceof PerformanceNavigationTiming ? first.type : "navigate";
  if (type === "reload" || type === "back_forward") traversedTo = window.location.pathname;
  const onPopState = () => {
    traversedTo = window.location.pathname;
  };
  window.addEventListener("popstate", onPopState);
  return () => window.removeEventListener("popstate", onPopState);
}

export function announceStep(path: string): void {
  stepTo = path;
}

/** The way back to the list was pressed: the list is to be as it was left. */
export function announceReturn(): void {
  returning = true;
}

export function wasStep(path: string): boolean {
  return stepTo === path;
}

export function wasTraversal(path: string): boolean {
  return traversedTo === path;
}

/** Whether the list is come back to, by its link or by Back. */
export function isReturn(): boolean {
  return returning || wasTraversal(LIST_PATH);
}

/** Called as a path is reached: what was on its way to another one says nothing of it. */
export function arriveAt(path: string): void {
  if (stepTo !== path) stepTo = null;
  if (traversedTo !== path) traversedTo = null;
  if (path !== LIST_PATH) returning = false;
}
