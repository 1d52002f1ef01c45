/**
 * 扉: the one door to Rust. No other file imports `@tauri-apps/api`.
 *
 * In the program's window a request is one Tauri command; in a browser (tests, journeys, drawing a screen)
 * the same request goes to the same contract over HTTP on 127.0.0.1.
 */
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Contract, Failure, Printing } from "./center";

export type Answer<T> = { ok: T } | { failure: Failure };
/** A paper to be made: the name of a printing and its fields. */
export type PrintRequest = { [Name in keyof Printing]: { name: Name; request: Printing[Name] } }[keyof Printing];
/** A printer this laptop knows. `usual` is the one the system offers first. */
export type Printer = { id: string; name: string; usual: boolean };

/** Why a finished paper did not reach its folder or its printer. */
export type NotDone =
	| { about: "diskFull" }
	| { about: "broken" }
	| {
			about: "printing";
			failure: {
				kind:
					| "notAllowed"
					| "folderGone"
					| "notWritten"
					| "noPrinter"
					| "notPrinted"
					| "noViewer"
					| "notAPaper"
					| "notAPageList";
			};
	  };
/** How a paper left: into the printer's queue, or into the laptop's own viewer to be printed from there. */
export type Sent = "printed" | "opened";

const inWindow = "__TAURI_INTERNALS__" in globalThis;
const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const broken = { about: "broken" } as const;

/**
 * Asks the centre. A refusal is an answer and not an exception, so the compiler
 * makes every screen read it.
 */
export async function ask<Name extends keyof Contract>(
	name: Name,
	request: Contract[Name][0],
): Promise<Answer<Contract[Name][1]>> {
	return inWindow ? command("ask", { name, request }) : post("/ask", name, request);
}

/** Makes a paper. The answer is the PDF itself. */
export async function print({ name, request }: PrintRequest): Promise<Answer<Uint8Array<ArrayBuffer>>> {
	if (inWindow) {
		const answer = await command<ArrayBuffer, Failure>("print", { name, request });
		return "ok" in answer ? { ok: new Uint8Array(answer.ok) } : answer;
	}
	try {
		const reply = await fetch("/print", asJson({ name, request }));
		if (reply.ok) return { ok: new Uint8Array(await reply.arrayBuffer()) };
		return (await reply.json()) as { failure: Failure };
	} catch {
		return { failure: broken };
	}
}

/** Asks where a PDF may be kept, before it is made. `ok: false` when the person thought better of it. */
export async function choosePlace(fileName: string): Promise<{ ok: boolean } | { failure: NotDone }> {
	if (inWindow) return command("choose_place", { name: fileName });
	return { ok: true };
}

/** Keeps a PDF in the place that was chosen last. */
export async function savePdf(
	bytes: Uint8Array<ArrayBuffer>,
	fileName: string,
): Promise<{ ok: null } | { failure: NotDone }> {
	if (inWindow) return command("save_pdf", { bytes: Array.from(bytes) });
	const link = document.createElement("a");
	link.href = addressOf(bytes);
	link.download = fileName;
	link.click();
	return { ok: null };
}

/** Saves a list (XLSX or CSV, in base64) where the person says. `ok: false` when they thought better of it. */
export async function saveSheet(base64: string, fileName: string): Promise<{ ok: boolean } | { failure: NotDone }> {
	const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
	if (inWindow) return command("save_sheet", { bytes: Array.from(bytes), name: fileName });
	const link = document.createElement("a");
	link.href = addressOf(bytes, fileName.endsWith(".xlsx") ? workbook : "text/csv");
	link.download = fileName;
	link.click();
	return { ok: true };
}

/** Asks for a folder in the system's own window; nothing where the person thought better of it. */
export async function chooseFolder(): Promise<string | undefined> {
	const answer = await command<string | null, NotDone>("choose_folder", {});
	return "ok" in answer ? (answer.ok ?? undefined) : undefined;
}

/** Whether folders can be chosen; in a browser they are typed. */
export const choosesFolders = inWindow;

/** What is held above the window: files that hang there, went away again, or fell. */
type Heard = { kind: "over" } | { kind: "away" } | { kind: "fell"; names: string[] };

/**
 * Hears of files that are let fall on the window, where the page itself is handed nothing to read (WebKit on Linux).
 * A file that cannot be read comes empty; while the page is `deaf`, none is read. Returns what ends it.
 */
export function onFallen(
	deaf: () => boolean,
	hang: (over: boolean) => void,
	take: (files: File[]) => void,
): () => void {
	if (!inWindow) return () => {};
	const ends = listen<Heard>("dropping", async ({ payload: heard }) => {
		if (deaf()) return hang(false);
		hang(heard.kind === "over");
		if (heard.kind !== "fell" || heard.names.length === 0) return;
		const files: File[] = [];
		for (const [nth, name] of heard.names.entries()) {
			const answer = await command<ArrayBuffer, NotDone>("fallen", { nth });
			files.push(new File("ok" in answer ? [answer.ok] : [], name));
		}
		take(files);
	});
	return () => void ends.then((end) => end());
}

/** Prints `pages` (`"1-2,4"`, all when empty) on `printer`, or on the usual one when that is empty. */
export async function printPdf(
	bytes: Uint8Array<ArrayBuffer>,
	printer: string,
	copies: number,
	pages: string,
): Promise<{ ok: Sent } | { failure: NotDone }> {
	if (inWindow) return command("print_pdf", { bytes: Array.from(bytes), printer, copies, pages });
	// A browser prints from its own viewer.
	open(addressOf(bytes), "_blank", "noopener");
	return { ok: "opened" };
}

/** Whether papers go straight to a printer's queue; a browser asks by itself. */
export const printsByItself = inWindow;

/** The printers of this laptop; none in a browser, which asks by itself. */
export async function printers(): Promise<Printer[]> {
	if (!inWindow) return [];
	const answer = await command<Printer[], NotDone>("printers", {});
	return "ok" in answer ? answer.ok : [];
}

async function command<T, Refusal extends { about: string }>(
	name: string,
	fields: Record<string, unknown>,
): Promise<{ ok: T } | { failure: Refusal | typeof broken }> {
	try {
		return { ok: await invoke<T>(name, fields) };
	} catch (failure) {
		return { failure: isRefusal<Refusal>(failure) ? failure : broken };
	}
}

async function post<T>(path: string, name: string, request: unknown): Promise<Answer<T>> {
	try {
		const reply = await fetch(path, asJson({ name, request }));
		return (await reply.json()) as Answer<T>;
	} catch {
		return { failure: broken };
	}
}

function isRefusal<Refusal extends { about: string }>(thrown: unknown): thrown is Refusal {
	return typeof thrown === "object" && thrown !== null && "about" in thrown;
}

function asJson(body: unknown): RequestInit {
	return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** An address in this page's memory; given up after a minute, when the browser has long read it. */
function addressOf(bytes: Uint8Array<ArrayBuffer>, type = "application/pdf"): string {
	const address = URL.createObjectURL(new Blob([bytes], { type }));
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
	return address;
}
