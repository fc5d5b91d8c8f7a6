import { Composer, type Document, type ErrorCode, Lexer, type LineCounter, Parser } from "yaml";
import { msg, t } from "../language/index.js";

/** What a file may be at most. Sized for a term's work by a class, far below what would hang the reader. */
export const LIMITS = { bytes: 400_000, depth: 16, nodes: 12_000, marks: 75_000, key: 80, scalar: 4_000 } as const;

/** A fault of syntax: where in the text, what is wrong, what to do. */
export interface SyntaxFault {
  readonly at: number;
  readonly what: string;
  readonly remedy: string;
}

export const DECORATED = {
  what: msg("anchors, aliases and tags are not allowed"),
  remedy: msg("delete the mark &, * or !, or put the value into quotes"),
} as const;
export const TOO_DEEP = {
  what: msg("nested more than {depth} deep"),
  remedy: msg("make the file flatter, and close every bracket that was opened"),
} as const;
export const TOO_MANY = { what: msg("more values than a file may hold"), remedy: msg("split the file") } as const;

/** The parser's faults in words for somebody who has never heard of YAML; the others keep the parser's own words. */
const FAULTS: Partial<Record<ErrorCode, { readonly what: string; readonly remedy: string }>> = {
  ALIAS_PROPS: DECORATED,
  BAD_ALIAS: DECORATED,
  BAD_PROP_ORDER: DECORATED,
  MULTIPLE_ANCHORS: DECORATED,
  MULTIPLE_TAGS: DECORATED,
  BAD_COLLECTION_TYPE: DECORATED,
  BAD_DIRECTIVE: { what: msg("a line starts with %"), remedy: msg("put the value into quotes, or delete the line") },
  BAD_DQ_ESCAPE: {
    what: msg("a backslash with no meaning"),
    remedy: msg("write \\\\ for a backslash, or use single quotes"),
  },
  BAD_INDENT: {
    what: msg("this line is indented otherwise than its neighbours"),
    remedy: msg("start entries of one section at the same column"),
  },
  BAD_SCALAR_START: {
    what: msg("a value starts with a mark that has a meaning of its own"),
    remedy: msg("put it into quotes"),
  },
  BLOCK_IN_FLOW: {
    what: msg("a { or [ that was opened before is not closed"),
    remedy: msg("close it before this line"),
  },
  BLOCK_AS_IMPLICIT_KEY: {
    what: msg("a second colon in one line"),
    remedy: msg("put a text that holds a colon and a blank into quotes"),
  },
  IMPOSSIBLE: { what: msg("a line that cannot be read"), remedy: msg("compare it with the lines around it") },
  KEY_OVER_1024_CHARS: { what: msg("a name that does not end"), remedy: msg("put a colon and a blank after the name") },
  MULTILINE_IMPLICIT_KEY: { what: msg("a line without a colon"), remedy: msg("write `name: value`") },
  MULTIPLE_DOCS: { what: msg("a second document starts here"), remedy: msg("delete the line of dashes or dots") },
  NON_STRING_KEY: { what: msg("a name that is no plain word"), remedy: msg("write `name: value`") },
  RESOURCE_EXHAUSTION: TOO_DEEP,
  UNEXPECTED_TOKEN: {
    what: msg("a mark that has no meaning here"),
    remedy: msg("delete it, or put the whole value into quotes"),
  },
  TAB_AS_INDENT: { what: msg("a tab at the start of a line"), remedy: msg("indent with blanks") },
};

const MISSING: readonly (readonly [RegExp, string, string])[] = [
  [/quote/, msg("a quotation mark is missing"), msg("close the text with the mark it began with")],
  [
    / and end with |must end with|Expected .* to end/,
    msg("a bracket is missing"),
    msg("close every { and [ that was opened"),
  ],
  [/Missing , /, msg("a comma is missing"), msg("separate the entries between brackets by commas")],
  [
    /Missing newline/,
    msg("something follows a closing quotation mark or bracket"),
    msg("put the whole value into quotes"),
  ],
];

/** A fault in the reader's language. */
export const worded = ({ what, remedy }: { readonly what: string; readonly remedy: string }) => ({
  what: t(what, LIMITS),
  remedy: t(remedy),
});

function inWords(code: ErrorCode, message: string): { readonly what: string; readonly remedy: string } {
  const missing = MISSING.find(([pattern]) => pattern.test(message));
  if (missing !== undefined) return { what: t(missing[1]), remedy: t(missing[2]) };
  const known = FAULTS[code];
  if (known !== undefined) return worded(known);
  const words = (message.split("\n")[0] ?? message).replace(/ at line \d+, column \d+:?$/, "");
  return {
    what: t("not readable as YAML: {words}", { words }),
    remedy: t("compare this line with the lines around it"),
  };
}

class Stop extends Error {
  readonly fault: SyntaxFault;
  constructor(fault: SyntaxFault) {
    super(fault.what);
    this.fault = fault;
  }
}

/** Lexemes, until the text turns out deeper or longer than any file may be: what follows is never looked at. */
function* lexemesOf(text: string, parser: Parser) {
  let marks = 0;
  for (const lexeme of new Lexer().lex(text)) {
    marks += 1;
    if (marks > LIMITS.marks) throw new Stop({ at: parser.offset, ...worded(TOO_MANY) });
    yield lexeme;
    if (parser.stack.length > LIMITS.depth + 8) throw new Stop({ at: parser.offset, ...worded(TOO_DEEP) });
  }
}

/** The parser's tokens up to the first fault, which is all that is reported. */
function* tokensOf(text: string, parser: Parser) {
  for (const lexeme of lexemesOf(text, parser)) {
    for (const token of parser.next(lexeme)) {
      if (token.type === "directive") throw new Stop({ at: token.offset, ...inWords("BAD_DIRECTIVE", "") });
      yield token;
      if (token.type === "error") return;
    }
  }
  yield* parser.end();
}

/** The text as one YAML document, or the first fault of its syntax. Keys may repeat; the reader looks for that itself. */
export function parseYaml(text: string, lines: LineCounter): { document: Document } | { fault: SyntaxFault } {
  lines.addNewLine(0);
  const composer = new Composer({ prettyErrors: false, stringKeys: true, uniqueKeys: false, version: "1.2" });
  try {
    const [document, second] = composer.compose(tokensOf(text, new Parser(lines.addNewLine)), true, text.length);
    if (document === undefined) return { fault: { at: 0, ...inWords("IMPOSSIBLE", "") } };
    const [first] = [...document.errors].sort((a, b) => a.pos[0] - b.pos[0]);
    const warning = document.warnings.find(({ code }) => code !== "TAG_RESOLVE_FAILED");
    const fault = first ?? warning;
    if (fault !== undefined) return { fault: { at: fault.pos[0], ...inWords(fault.code, fault.message) } };
    if (second !== undefined) return { fault: { at: second.range[0], ...inWords("MULTIPLE_DOCS", "") } };
    return { document };
  } catch (error) {
    if (error instanceof Stop) return { fault: error.fault };
    throw error;
  }
}

const isBlank = (character: string | undefined): boolean =>
  character === " " || character === "\n" || character === "\r" || character === "\t";

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text[at])) at += 1;
  return at;
}

/** Where character `at` of a value stands in the text it was written as; 0 where that cannot be told, as after an escape. */
export function offsetInRaw(raw: string, value: string, at: number): number {
  const block = raw.startsWith("|") || raw.startsWith(">");
  let inRaw = block ? raw.indexOf("\n") + 1 : raw.startsWith('"') || raw.startsWith("'") ? 1 : 0;
  if (!isBlank(value[0])) inRaw = skipBlanks(raw, inRaw);
  for (let inValue = 0; inValue < at; ) {
    if (isBlank(value[inValue])) {
      inValue = skipBlanks(value, inValue);
      inRaw = skipBlanks(raw, inRaw);
    } else if (raw[inRaw] === value[inValue]) {
      inValue += 1;
      inRaw += 1;
    } else return 0;
  }
  return inRaw;
}
