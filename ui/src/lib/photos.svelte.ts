/**
 * まだ添えていない写真: pictures of something that is not on record yet. They are kept in memory, so that a card or a telephone
 * may be pulled out meanwhile, and are attached once there is a record to attach them to.
 */
import { inBase64 } from "./base64";
import type { AttachmentFailure, Failure, PictureOf } from "./center";
import { ask } from "./door";
import { tell } from "./failures";
import { mediaTypeOf, mostBytes, mostPictures } from "./pictures";
import type { Together } from "./together";

/** A picture that was chosen. */
export interface Photo {
	key: number;
	name: string;
	/** Its bytes in base64. */
	bytes: string;
	/** The picture as an address the page can draw. */
	address: string;
}

/** Pictures that wait for their record. */
export class Photos {
	kept = $state.raw<Photo[]>([]);
	/** Why the last file was not taken. */
	trouble = $state.raw<AttachmentFailure>();
	#key = 0;
	#reading: Promise<void> = Promise.resolve();

	/** Takes files, one after another; `there` pictures are with the record already. */
	take(files: File[], there = 0): void {
		this.trouble = undefined;
		for (const file of files) this.#reading = this.#reading.then(() => this.#takeOne(file, there));
	}

	remove(photo: Photo): void {
		this.trouble = undefined;
		this.kept = this.kept.filter((other) => other !== photo);
	}

	/** Attaches them. Those that are refused stay, and the first refusal is answered. */
	async attach(of: PictureOf, acts: Together): Promise<Failure | undefined> {
		await this.#reading;
		let first: Failure | undefined;
		for (const photo of this.kept) {
			const answer = await ask("attach", { of, caption: "", bytes: photo.bytes });
			if ("failure" in answer) {
				first ??= answer.failure;
				continue;
			}
			await acts.note();
			this.remove(photo);
		}
		return first;
	}

	async #takeOne(file: File, there: number): Promise<void> {
		const read = this.kept.length + there < mostPictures ? await readPhoto(file) : tooMany;
		if ("kind" in read) this.trouble ??= read;
		else this.kept = [...this.kept, { key: this.#key++, name: file.name, ...read }];
	}
}

/** What the foot says of pictures that were refused once their record was there. */
export function leftInWords({ kept }: Photos, failure: Failure): string {
	return `写真${kept.length}枚は残せませんでした。${tell(failure)}`;
}

const tooMany = { kind: "tooMany", most: mostPictures } as const;

/** A file as a picture, or why it is none: too large, foreign bytes, or a picture that no page could draw. */
async function readPhoto(file: File): Promise<Pick<Photo, "bytes" | "address"> | AttachmentFailure> {
	if (file.size > mostBytes) return { kind: "tooLarge", mostBytes };
	try {
		const mediaType = mediaTypeOf(new Uint8Array(await file.slice(0, 16).arrayBuffer()));
		if (!mediaType) return { kind: "notAPicture" };
		const bytes = await inBase64(file);
		const address = `data:${mediaType};base64,${bytes}`;
		const drawn = new Image();
		drawn.src = address;
		await drawn.decode();
		return { bytes, address };
	} catch {
		return { kind: "notAPicture" };
	}
}
