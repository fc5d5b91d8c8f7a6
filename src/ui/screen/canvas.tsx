import { type Instance, render } from "ink";
import { App } from "./app.js";
import type { Scene } from "./scene/model.js";
import { FrameSink, type Surface } from "./sink.js";
import type { Sight, UiState } from "./state.js";
import type { Theme } from "./theme.js";

/** Where frames are drawn: Ink stacks the blocks, the sink writes the lines. */
export class Canvas {
  private readonly surface: Surface;
  private readonly theme: Theme;
  private readonly sink: FrameSink;
  private ink: Instance | undefined;
  private seen: Sight | undefined;

  constructor(surface: Surface, theme: Theme) {
    this.surface = surface;
    this.theme = theme;
    this.sink = new FrameSink(surface, theme.standIns);
  }

  /** Whether nothing was drawn yet. */
  get isBlank(): boolean {
    return this.ink === undefined;
  }

  /** The room in which what has the keys was last drawn. */
  get sight(): Sight | undefined {
    return this.seen;
  }

  private readonly sees = (sight: Sight): void => {
    this.seen = sight;
  };

  draw(scene: Scene, state: UiState): void {
    const { columns, rows } = this.surface;
    const tree = <App scene={scene} frame={{ columns, rows, theme: this.theme, state, sees: this.sees }} />;
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
