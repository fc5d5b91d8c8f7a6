import * as z from "zod";
import { msg } from "../language/index.js";

/** What every part of the language is made of: names, numbers, expressions. */

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const PAIR = /^[a-z][a-z0-9]*(-[a-z0-9]+)*\/[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const DATE_OR_BASE = /^(\d{4}-\d{2}-\d{2}|[a-z][a-z0-9]*(-[a-z0-9]+)*)$/;

export const NAME_FORM = msg("a name is lower-case words joined by hyphens");

export const isName = (text: string): boolean => NAME.test(text);

export const id = z.string().regex(NAME, NAME_FORM);
export const pair = (error: string) => z.string().regex(PAIR, error);
export const named = <T extends z.ZodType>(value: T) => z.record(id, value);

export const literal = z.union([z.string(), z.number()], { error: msg("write VALUE UNIT @SOURCE") });
const dateOrBase = z.string().regex(DATE_OR_BASE, msg("a name is a base, or a date YYYY-MM-DD"));
const dated = z.record(dateOrBase, z.union([literal, z.record(dateOrBase, literal)]));

/** A literal; or one per base; or one per date (read along a straight line between dates); or dates per base. */
export const quantity = z.union([literal, dated], {
  error: msg("write VALUE UNIT @SOURCE, or one such per base or date"),
});

/** A quantity field with what it says. */
export const number = (says: string) => quantity.meta({ description: says });
export const expression = z.union([z.string(), z.number()], { error: msg("write a name, a call or a formula") });
export const amount = (says: string) => expression.meta({ description: says });
export const truth = (says: string) => expression.meta({ description: says });
export const ref = (says: string) => id.meta({ description: says });
export const flag = (says: string) => z.boolean().meta({ description: says });
export const sentence = (says: string) => z.string().min(1).meta({ description: says });

export type QuantityShape = z.infer<typeof quantity>;
