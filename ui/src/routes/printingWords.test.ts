import { describe, expect, it } from "vitest";
import { notDone } from "./printingWords";

describe("a paper that did not arrive is told in one sentence, with a way on", () => {
	const printing = (kind: string) => notDone({ about: "printing", failure: { kind } } as never);

	it("a full disk", () => expect(notDone({ about: "diskFull" } as never)).toContain("別の場所を選んでください"));
	it("a folder that is gone", () => expect(printing("folderGone")).toContain("ＵＳＢメモリーが抜けていないか"));
	it("a place that may not be written", () => expect(printing("notAllowed")).toContain("別の場所"));
	it("no printer", () => expect(printing("noPrinter")).toContain("ＰＤＦで保存してください"));
	it("a printer that refuses", () => expect(printing("notPrinted")).toContain("電源と紙"));
	it("no viewer", () => expect(printing("noViewer")).toContain("ＰＤＦで保存"));
	it("pages that are no list", () => expect(printing("notAPageList")).toContain("1-2、4"));
});
