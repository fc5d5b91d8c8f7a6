import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { freshFolder } from "../support/command.js";
import { type ServedClass, startServe } from "../support/serve.js";
import { Browser, type Page } from "./browser.js";

/** Where pictures go to be looked at. */
const LOOKS = process.env["CLASS_LOOKS"] ?? freshFolder();
const SEED = "a seed to be hidden";
mkdirSync(LOOKS, { recursive: true });

const look = async (page: Page, name: string): Promise<void> =>
  writeFileSync(join(LOOKS, `${name}.png`), await page.picture());

/** What the terminal in the page shows, line by line. */
const TERMINAL = "[...document.querySelectorAll('.xterm-rows > div')].map((row) => row.textContent).join('\\n')";
const shows = (text: string): string => `(${TERMINAL}).includes(${JSON.stringify(text)})`;
const says = (id: string, text: string): string =>
  `document.getElementById('${id}').innerText.includes(${JSON.stringify(text)})`;

async function joins(page: Page, name: string): Promise<void> {
  await page.type("name", name);
  await page.value("document.querySelector('#join button').click()");
}

describe("a class in a browser", () => {
  let served: ServedClass;
  let browser: Browser;
  const data = freshFolder();
  const words = ["--room", "kot-7", "--scenario", "hamhung-trip", "--worlds", "100", "--seed", SEED];
  beforeAll(async () => {
    served = await startServe(data, ...words, "--port", "0");
    browser = await Browser.start();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await served.end("SIGKILL");
  });

  it("is joined, played by keys and in plain text, paused, revealed and exported; nothing is refused by the page's policy", async () => {
    const at = `http://127.0.0.1:${served.port}/`;
    const student = await browser.page(`${at}#kot-7`, 1_200, 800);
    await look(student, "1-join");
    await joins(student, "Ann");
    await student.until(shows("The Hamhung trip"));
    await student.press("Enter");
    await student.until(`${shows("A friend")} || ${shows("What do you do?")} || ${shows("Leave")}`);
    await look(student, "2-first-choice");
    await student.press("1");
    await student.press("Enter");
    await student.until(shows("Prices in Hyesan"));
    await student.press("6");
    await student.until(shows("Risks as you believe them"));
    await look(student, "3-screens");

    const phone = await browser.page(`${at}#kot-7`, 400, 780);
    await joins(phone, "Bo");
    await phone.until(says("transcript", "You can:"));
    await phone.type("line", "leave-none");
    await phone.value("document.querySelector('#say button').click()");
    await phone.until(says("transcript", "What do you do?"));
    await look(phone, "4-plain");

    const teacher = await browser.page(`${at}teacher#${served.teacher}`, 1_200, 900);
    await teacher.until(
      `${says("roster", "Ann")} && ${says("roster", "Bo")} && !document.getElementById("hidden-outcomes").hidden`,
    );
    // What a projector shows: neither seed nor outcomes, until the teacher asks for them.
    expect(await teacher.value("document.body.innerText")).not.toContain(SEED);
    await look(teacher, "4a-teacher-hidden");
    await teacher.click("peek");
    await teacher.until(`${says("seed", SEED)} && ${says("simulation", "100 simulated")}`);
    await teacher.value("(window.before = true, location.reload())");
    await teacher.until(
      `window.before === undefined && document.readyState === "complete" && document.getElementById("roster") !== null && ${says("roster", "Ann")}`,
    );
    expect(await teacher.value("document.body.innerText")).not.toContain(SEED);
    // Another tab of the same browser is not offered somebody else's seat.
    const again = await browser.page(`${at}#kot-7`, 1_200, 800, student);
    expect(await again.value("document.getElementById('name').value")).toBe("");
    await again.close();

    await teacher.type("message", "Look at the roads <b>first</b>");
    await teacher.value("document.querySelector('#send button').click()");
    await student.until(says("banner", "<b>first</b>"));
    await teacher.click("pause");
    await student.until(says("banner", "Paused by the teacher"));
    await student.press("1");
    await student.until(says("note", "Keys are held"));
    // The last line of the screens is on the page, whatever stands above them.
    await student.until("document.querySelector('.xterm-screen').getBoundingClientRect().bottom <= window.innerHeight");
    await student.until(shows("Risks as you believe them"));
    await look(student, "5-paused");
    await teacher.click("pause");
    await student.until(`!${says("banner", "Paused")}`);

    // The server dies; the page finds back by itself, to where the student was.
    await served.end("SIGKILL");
    await student.until(says("banner", "The connection is lost"));
    served = await startServe(data, ...words, "--port", String(served.port));
    await student.until(`${says("banner", "first")} && ${shows("Prices in Hyesan")}`);
    await teacher.until(`${says("roster", "day 1 of 60")}`);
    for (const key of ["n", "1", "0", "Enter", "n", "1", "0", "Enter"]) await student.press(key);
    await student.until(shows("Day 21 of 60"));
    for (const page of [student, phone])
      expect(await page.value("document.documentElement.outerHTML")).not.toContain(SEED);
    await teacher.click("reveal");
    await student.until(says("reveal", SEED));
    await teacher.until(`${says("status", "(revealed)")} && ${says("simulation", "100 simulated")}`);
    await look(student, "6-revealed");
    const folder = freshFolder();
    await teacher.downloads(folder);
    await teacher.click("export");
    await teacher.until(says("told", "plays again to its hash"));
    const table = await vi.waitFor(() => readFileSync(join(folder, "kot-7.csv"), "utf8"), 10_000);
    expect(table).toContain(`,1,${SEED},Ann,4,`);
    await look(teacher, "7-teacher");
    await teacher.click("advance");
    await student.until(`${says("where", "Round 2 of 2")} && ${shows("The Hamhung trip")}`);
    for (const page of [student, phone, teacher])
      expect(page.complaints.filter((of) => !/WebSocket connection|ERR_CONNECTION_REFUSED|favicon/.test(of))).toEqual(
        [],
      );
    expect(existsSync(join(LOOKS, "7-teacher.png"))).toBe(true);
  });
});

describe("a lesson in a browser", () => {
  let served: ServedClass;
  let browser: Browser;
  beforeAll(async () => {
    const words = ["--room", "kot-8", "--lesson", "who-starves-beside-food", "--worlds", "20", "--port", "0"];
    served = await startServe(freshFolder(), ...words);
    browser = await Browser.start();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await served.end("SIGKILL");
  });

  it("stands before the play with its predictions, and after the reveal tells what came out", async () => {
    const at = `http://127.0.0.1:${served.port}/`;
    const student = await browser.page(`${at}#kot-8`, 1_280, 800);
    await joins(student, "Ann");
    await student.until(`document.getElementById("lesson").open && ${says("lesson", "Content note")}`);
    await look(student, "8-lesson");
    await student.value("document.querySelectorAll('#lesson input')[1].click()");
    await student.click("begin");
    await student.until(says("unpredicted", "You have not predicted everything"));
    await student.click("begin");
    await student.until(shows("Thin porridge"));
    await student.press("Enter");
    await student.until(shows("Keep them for now"));
    await look(student, "9-lesson-play");
    const phone = await browser.page(`${at}#kot-8`, 400, 780);
    await joins(phone, "Bo");
    await phone.until('document.getElementById("lesson").open');
    await look(phone, "10-lesson-phone");
    const teacher = await browser.page(`${at}teacher#${served.teacher}`, 1_280, 800);
    await teacher.until(says("lesson", "Notes and answers"));
    expect(await teacher.value("document.body.innerText")).not.toContain("Say the content note aloud");
    await teacher.value("document.querySelector('#lesson details').open = true");
    await teacher.until(says("lesson-text", "Say the content note aloud"));
    await look(teacher, "11-lesson-teacher");
    await teacher.value("document.querySelector('#lesson details').open = false");
    await look(teacher, "12-teacher-1280");
    await teacher.click("reveal");
    // Whoever is in the middle of a decision is not covered by it.
    await student.until(`!document.getElementById("lesson").open && ${says("reveal", "What you predicted")}`);
    await student.value("document.querySelector('#reveal button').click()");
    await student.until(
      `document.getElementById("lesson").open && ${says("lesson-text", "You predicted: It starves.")}`,
    );
    await look(student, "13-lesson-after");
    await student.click("begin");
    await look(student, "14-revealed-1280");
    await phone.until(says("lesson-text", "You predicted nothing."));
    await look(phone, "15-lesson-after-phone");
    const small = await browser.page(`${at}teacher#${served.teacher}`, 400, 780);
    await small.until(says("roster", "Ann"));
    await look(small, "16-teacher-phone");
    for (const page of [student, phone, teacher, small])
      expect(page.complaints.filter((of) => !/favicon/.test(of))).toEqual([]);
  });
});
