/** 出欠の四つ: the marks in the order of their digits, 1 to 4. */
import type { Mark } from "$lib/center";

export const marks: Mark[] = ["present", "absent", "late", "left"];
