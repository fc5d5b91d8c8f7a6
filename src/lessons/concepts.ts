import * as z from "zod";
import { msg } from "../language/index.js";
import {
  type FormOf,
  Problems,
  readYaml,
  ScenarioError,
  type SourceFile,
  tellForm,
  toPlain,
} from "../scenario/index.js";
import type { Concept } from "./walk.js";

const shape = /* @__PURE__ */ z.lazy(() =>
  z.record(
    z.string().regex(/^C\d\d$/, msg("write C and two digits")),
    z.strictObject({
      name: z.string(),
      definition: z.string(),
      model: z.string(),
      reference: z.string(),
      access: z.string(),
      evidence: z.array(z.string()),
    }),
  ),
);

const form: FormOf = () => ({
  schema: z.toJSONSchema(shape, { io: "input" }),
  see: msg("see the other concepts"),
});

/** The concepts of economics by id. @throws ScenarioError with every problem of the file. */
export function readConcepts(file: SourceFile): ReadonlyMap<string, Concept> {
  const problems = new Problems();
  const tree = readYaml(file, problems);
  const parsed = shape.safeParse(toPlain(tree));
  if (!parsed.success) tellForm(tree, parsed.error, form, problems);
  if (!parsed.success || problems.any) throw new ScenarioError(problems.list());
  return new Map(Object.entries(parsed.data).map(([id, of]) => [id, { id, ...of }]));
}
