/** 戸口: the door on a ledger of its own, for one journey. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const binary = process.env.TSUDOI_DOOR_APP ?? resolve(import.meta.dirname, "../../../target/debug/door");

export class Door {
	readonly address: string;
	#process: ChildProcess;
	readonly #folder: string;
	readonly #words: string[];

	private constructor(address: string, process: ChildProcess, folder: string, words: string[]) {
		this.address = address;
		this.#process = process;
		this.#folder = folder;
		this.#words = words;
	}

	/** Opens a new, empty ledger, or the practice one; on a disk that has room, or on one that can be filled. */
	static async open(ledger: "empty" | "practice" = "empty", disk: "roomy" | "filling" = "roomy"): Promise<Door> {
		const folder = await mkdtemp(join(tmpdir(), "tsudoi-"));
		const words = ["--data", folder, ...(ledger === "practice" ? ["--practice"] : [])];
		if (disk === "filling") words.push("--full-while", join(folder, "full"));
		const [address, process] = await start(words, "0");
		return new Door(address, process, folder, words);
	}

	/** Ends the program as a power cut does: nothing is closed, nothing is saved on the way. */
	async kill(): Promise<void> {
		await ended(this.#process, "SIGKILL");
	}

	/** Starts it again where it was. */
	async again(): Promise<void> {
		[, this.#process] = await start(this.#words, new URL(this.address).port);
	}

	/** Writes over the middle of the records, as a failing disk does. */
	async spoil(): Promise<void> {
		const path = join(this.#folder, "tsudoi.db");
		const length = (await readFile(path)).length;
		const file = await open(path, "r+");
		// Every page but the first: the file is known, and can not be read.
		await file.write(new Uint8Array(length - 4096).fill(0x5a), 0, length - 4096, 4096);
		await file.close();
		await rm(`${path}-wal`, { force: true });
	}

	/** Fills the disk. */
	async fill(): Promise<void> {
		await writeFile(join(this.#folder, "full"), "");
	}

	/** Makes room on it. */
	async clear(): Promise<void> {
		await rm(join(this.#folder, "full"));
	}

	/** Asks the contract itself, for what a journey takes as given. */
	async ask(name: string, request: object): Promise<unknown> {
		const reply = await fetch(`${this.address}/ask`, { method: "POST", body: JSON.stringify({ name, request }) });
		const answer = (await reply.json()) as { ok?: unknown; failure?: unknown };
		if ("failure" in answer) throw new Error(`${name}: ${JSON.stringify(answer.failure)}`);
		return answer.ok;
	}

	async close(): Promise<void> {
		await ended(this.#process, "SIGTERM");
		await rm(this.#folder, { recursive: true, force: true });
	}
}

/** A door, and where it listens. */
async function start(words: string[], port: string): Promise<[string, ChildProcess]> {
	const process = spawn(binary, ["--port", port, ...words], { stdio: ["ignore", "pipe", "inherit"] });
	const address = await new Promise<string>((settled, failed) => {
		let said = "";
		process.stdout.on("data", (words) => {
			said += words;
			const first = /^door (http:\S+)\n/.exec(said);
			if (first?.[1]) settled(first[1]);
		});
		process.on("error", failed);
		process.on("exit", (code) => failed(new Error(`the door closed at once (${code})`)));
	});
	return [address, process];
}

/** Ends a process, and waits until it is gone. */
async function ended(process: ChildProcess, by: NodeJS.Signals): Promise<void> {
	if (process.exitCode !== null || process.signalCode !== null) return;
	const gone = new Promise((settled) => process.once("exit", settled));
	process.kill(by);
	await gone;
}
