// What stands in quotation marks, which is meant to the letter.

/** Marks of any kind, and what stands between them. */
export const QUOTED = /["“”«»„]([^"“”«»„]{0,200})["“”«»„]/gu;
