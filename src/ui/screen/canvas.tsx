import { type Instance, render } from "ink";
import { App } from "./app.js";
import type { Scene } from "./scene/model.js";
import { FrameSink, type Surface } from "./sink.js";
import type { UiState } from "./state.js";
import type { Theme } from "./theme.js";

/** Where frames are drawn: Ink stacks the blocks, the sink writes the lines. */
export class Canvas {
  private readonly surface: Surface;
  private readonly theme: Theme;
  private readonly sink: FrameSink;
  private ink: Instance | undefined;

  constructor(surface: Surface, theme: Theme) {
    this.surface = surface;
    this.theme = theme;
    this.sink = new FrameSink(surface, theme.standIns);
  }

  /** Whether nothing was drawn yet. */
  get isBlank(): boolean {
    return this.ink === undefined;
  }

  draw(scene: Scene, state: UiState): void {
    const { columns, rows } = this.surface;
    const tree = <App scene={scene} frame={{ columns, rows, theme: this.theme, state }} />;
    const stdout = this.sink as unknown as NodeJS.WriteStream;
    this.theme.standIns.begin();
    if (this.ink === undefined)
      this.ink = render(tree, { stdout, debug: true, exitOnCtrlC: false, patchConsole: false });
    else this.ink.rerender(tree);
    this.sink.show();
  }

  /** The next frame is written whole. */
  forget(): void {
    this.sink.forget();
  }

  close(): void {
    this.sink.close();
    this.ink?.unmount();
  }
}
