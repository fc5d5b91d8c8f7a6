/** Where a campaign waits for a decision. */
export type Rest =
  | { readonly kind: "begin" }
  | { readonly kind: "plan" }
  | { readonly kind: "choose" | "ask"; readonly encounter: string; readonly node: string }
  | { readonly kind: "ended"; readonly ending: string };

/** `plan`, `consignment.offer`: how records and rule lists name a rest. */
export const restName = (rest: Rest): string => {
  switch (rest.kind) {
    case "begin":
    case "plan":
      return rest.kind;
    case "choose":
    case "ask":
      return `${rest.encounter}.${rest.node}`;
    case "ended":
      return `ended.${rest.ending}`;
  }
};
