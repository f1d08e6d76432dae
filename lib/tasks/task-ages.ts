/** How long work has waited, in days of the calendar: opened today, 1 to 3 days ago, … An age is named by its days. */
export const TASK_AGES = ["0", "1-3", "4-7", "8-30", "31-"] as const;
export type TaskAge = (typeof TASK_AGES)[number];
