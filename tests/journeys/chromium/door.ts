/** 戸口: the door on a ledger of its own, for one journey. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const binary = process.env.TSUDOI_DOOR_APP ?? resolve(import.meta.dirname, "../../../target/debug/door");

export class Door {
	readonly address: string;
	readonly #process: ChildProcess;
	readonly #folder: string;

	private constructor(address: string, process: ChildProcess, folder: string) {
		this.address = address;
		this.#process = process;
		this.#folder = folder;
	}

	/** Opens a new, empty ledger, or the practice one. */
	static async open(ledger: "empty" | "practice" = "empty"): Promise<Door> {
		const folder = await mkdtemp(join(tmpdir(), "tsudoi-"));
		const words = ["--port", "0", "--data", folder, ...(ledger === "practice" ? ["--practice"] : [])];
		const process = spawn(binary, words, { stdio: ["ignore", "pipe", "inherit"] });
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
		return new Door(address, process, folder);
	}

	/** Asks the contract itself, for what a journey takes as given. */
	async ask(name: string, request: object): Promise<unknown> {
		const reply = await fetch(`${this.address}/ask`, { method: "POST", body: JSON.stringify({ name, request }) });
		const answer = (await reply.json()) as { ok?: unknown; failure?: unknown };
		if ("failure" in answer) throw new Error(`${name}: ${JSON.stringify(answer.failure)}`);
		return answer.ok;
	}

	async close(): Promise<void> {
		const closed = new Promise((settled) => this.#process.once("exit", settled));
		this.#process.kill();
		await closed;
		await rm(this.#folder, { recursive: true, force: true });
	}
}
