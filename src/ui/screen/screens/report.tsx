import type { Frame } from "../panels/frame.js";
import { Whole } from "../panels/whole.js";
import type { Report as Reported, Scene } from "../scene/model.js";
import { paragraph } from "../text.js";
import type { Theme } from "../theme.js";

const running = (theme: Theme, { share, text }: NonNullable<Reported["progress"]>): string =>
  `${theme.bar(share)} ${text}`;

/** What is found out on other threads, as far as it is: how far it is, then rows that scroll under a cursor. */
export function Report({
  report,
  at,
  scene,
  frame,
}: {
  readonly report: Reported;
  readonly at: number;
  readonly scene: Scene;
  readonly frame: Frame;
}) {
  const { theme } = frame;
  const { title, progress, empty } = report;
  return (
    <Whole
      title={title}
      head={progress === undefined ? [] : [...paragraph(running(theme, progress), frame.columns - 6, "good"), []]}
      rows={report.rows}
      empty={empty}
      cursor={at}
      scene={scene}
      frame={frame}
    />
  );
}
