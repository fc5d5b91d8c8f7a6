import { parquetWriteBuffer } from "hyparquet-writer";
import type { PlayedWorlds, StudyNames } from "../lab/index.js";
import { columnsOf, rowsOf } from "./rows.js";

/** The table of plays as a Parquet file, built column by column; the same plays give the same bytes. */
export class ParquetTable {
  private readonly names: StudyNames;
  private readonly unit: number;
  private readonly columns: readonly {
    readonly name: string;
    readonly text: boolean;
    readonly cells: (string | number)[];
  }[];

  /** Wealth is divided by `unit`, the smallest units of one shown unit. */
  constructor(names: StudyNames, unit: number) {
    this.names = names;
    this.unit = unit;
    this.columns = columnsOf(names).map((of) => ({ ...of, cells: [] }));
  }

  add(played: PlayedWorlds): void {
    for (const row of rowsOf(this.names, played, this.unit))
      for (const [index, { cells }] of this.columns.entries()) cells.push(row[index] ?? "");
  }

  /** The file's bytes; `about` goes into its metadata. */
  finish(about: Readonly<Record<string, string>>): Uint8Array {
    const columnData = this.columns.map(({ name, text, cells }) => ({
      name,
      data: text ? (cells as string[]) : Float64Array.from(cells as number[]),
      type: text ? ("STRING" as const) : ("DOUBLE" as const),
      nullable: false,
    }));
    const kvMetadata = Object.entries(about).map(([key, value]) => ({ key, value }));
    return new Uint8Array(parquetWriteBuffer({ columnData, kvMetadata, createdBy: "jangmadang" }));
  }
}
