/** 紙: what is wrong with a PDF, and what it says, by the tools that others read PDFs with. */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "@playwright/test";

const run = promisify(execFile);

/** Makes sure a paper is sound and says all of these, whatever line they stand on and however wide their figures are. */
export async function says(paper: string, ...parts: string[]): Promise<void> {
	await sound(paper);
	const { stdout } = await run("pdftotext", ["-enc", "UTF-8", paper, "-"]);
	const said = plain(stdout);
	for (const part of parts) expect(said, `the words of ${paper}`).toContain(plain(part));
}

function plain(words: string): string {
	return words.normalize("NFKC").replace(/\s+/g, "");
}

/** Makes sure a paper can be read by anybody, for years: a sound file, all fonts inside, every letter known by name. */
async function sound(paper: string): Promise<void> {
	const { stdout: checked } = await run("qpdf", ["--check", paper]);
	expect(checked).toContain("No syntax or stream encoding errors found");
	const { stdout: fonts } = await run("pdffonts", [paper]);
	const lines = fonts.split("\n").slice(2).filter((line) => line.trim() !== "");
	expect(lines.length, `fonts of ${paper}`).toBeGreaterThan(0);
	// … type, encoding, emb, sub, uni, object, generation
	for (const line of lines) expect(line, `a font of ${paper}`).toMatch(/ yes +yes +yes +\d+ +\d+$/);
}

/** What a code reader reads from the first page. */
export async function scanned(paper: string): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), "tsudoi-paper-"));
	try {
		await run("pdftoppm", ["-png", "-r", "200", "-f", "1", "-l", "1", "-singlefile", paper, join(folder, "page")]);
		const { stdout } = await run("zbarimg", ["--quiet", "--raw", join(folder, "page.png")]);
		return stdout.trim();
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
