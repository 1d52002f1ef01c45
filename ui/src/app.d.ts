import type { Desk } from "$lib/desk";

declare global {
	namespace App {
		interface PageData {
			desk: Desk;
		}
	}
}

export {};
