import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { jsonSchema, Problems, readYaml, toPlain } from "../../src/scenario/index.js";
import { schemaInFull } from "../../src/scenario/schema.js";
import { FILES, SHIPPED } from "./shelf.js";

const written: unknown = JSON.parse(readFileSync(new URL("../../scenarios/schema.json", import.meta.url), "utf8"));

describe("scenarios/schema.json", () => {
  it("is what the language says now; if not, run `npm run schema`", () => {
    expect(written).toEqual(JSON.parse(JSON.stringify(jsonSchema())));
  });

  it.each(["scenario", "episode", "world"] as const)("the shipped %s has its shape", (key) => {
    const problems = new Problems();
    const tree = readYaml({ name: FILES[key], text: SHIPPED[key] }, problems);
    expect(problems.any).toBe(false);
    const result = z.fromJSONSchema(written as z.core.JSONSchema.JSONSchema).safeParse(toPlain(tree));
    expect(result.error?.issues ?? []).toEqual([]);
  });

  it("tells what every key of a section means", () => {
    const silent: string[] = [];
    const walk = (json: Json, path: string): void => {
      for (const [key, inner] of Object.entries(json.properties ?? {})) {
        const here = `${path}.${key}`;
        if (inner.description === undefined) silent.push(here);
        walk(inner, here);
      }
      if (typeof json.additionalProperties === "object") walk(json.additionalProperties, path);
    };
    walk(schemaInFull() as Json, "");
    expect(silent).toEqual([]);
  });
});

interface Json {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly additionalProperties?: Json | boolean;
}
