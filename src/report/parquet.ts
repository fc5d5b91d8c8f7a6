import { parquetWriteBuffer } from "hyparquet-writer";
import type { PlayedWorlds } from "../lab/index.js";
import { type Cell, columnsOf, type PlaysTable, rowsOf } from "./rows.js";

/** How a column's cells are laid down. */
const LAID = {
  text: (cells: readonly Cell[]) => ({ data: cells as string[], type: "STRING" as const }),
  count: (cells: readonly Cell[]) => ({ data: Int32Array.from(cells as number[]), type: "INT32" as const }),
  number: (cells: readonly Cell[]) => ({ data: Float64Array.from(cells as number[]), type: "DOUBLE" as const }),
};

/** The table of plays as a Parquet file, built column by column; the same plays give the same bytes. */
export class ParquetTable {
  private readonly table: PlaysTable;
  private readonly columns: readonly (ReturnType<typeof columnsOf>[number] & { readonly cells: Cell[] })[];

  constructor(table: PlaysTable) {
    this.table = table;
    this.columns = columnsOf(table).map((of) => ({ ...of, cells: [] }));
  }

  add(played: PlayedWorlds): void {
    for (const row of rowsOf(this.table, played))
      for (const [index, { cells }] of this.columns.entries()) cells.push(row[index] ?? "");
  }

  /** The file's bytes; `about` goes into its metadata. */
  finish(about: Readonly<Record<string, string>>): Uint8Array {
    const columnData = this.columns.map(({ name, holds, cells }) => ({ name, ...LAID[holds](cells), nullable: false }));
    const kvMetadata = Object.entries(about).map(([key, value]) => ({ key, value }));
    return new Uint8Array(parquetWriteBuffer({ columnData, kvMetadata, createdBy: "jangmadang" }));
  }
}
