import { heard } from "../../language/index.js";

/** Whether a typed line leaves a play or a lesson, in English or in the reader's language. */
export const leavesPlay = (typed: string): boolean => /^(quit|q|exit)$/i.test(heard(typed.trim()));
