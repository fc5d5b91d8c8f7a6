/** What arithmetic may be off by without being another amount. */
const ROUNDING = 1e-9;

/** Units of an amount that are full: 3 of 3.7, and of 2.999999999 that was worked out. Never -0. */
export const fullUnits = (amount: number): number => Math.floor(amount + ROUNDING) + 0;

/** Units of an amount that are begun: 4 of 3.2, and 3 of 3.000000001 that was worked out. Never -0. */
export const begunUnits = (amount: number): number => Math.ceil(amount - ROUNDING) + 0;
