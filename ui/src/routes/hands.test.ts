import { expect, test, vi } from "vitest";
import { idle, readerTyping } from "./hands";

function key(name: string, at: number): KeyboardEvent {
	const event = new KeyboardEvent("keydown", { key: name, cancelable: true });
	Object.defineProperty(event, "timeStamp", { value: at });
	return event;
}

function type(words: string, pause: number): string[] {
	const read: string[] = [];
	const reader = readerTyping((code) => read.push(code));
	[...words, "Enter"].forEach((name, index) => reader(key(name, 1_000 + index * pause)));
	return read;
}

test("a USB reader types faster than any hand", () => {
	expect(type("K7QF-2M4X", 8)).toEqual(["K7QF-2M4X"]);
	expect(type("K7QF-2M4X", 120)).toEqual([]);
	expect(type("12", 8)).toEqual([]);
});

test("a hand on the laptop keeps the screen; its absence hides it", () => {
	vi.useFakeTimers();
	const away = vi.fn();
	const stop = idle(5, away);
	vi.advanceTimersByTime(4 * 60_000);
	dispatchEvent(new Event("pointermove"));
	vi.advanceTimersByTime(4 * 60_000);
	expect(away).not.toHaveBeenCalled();
	vi.advanceTimersByTime(2 * 60_000);
	expect(away).toHaveBeenCalledTimes(1);
	stop();
	vi.useRealTimers();
});
