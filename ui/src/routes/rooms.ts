/** 部屋: the rooms of the rail, in their order; Alt and the figure opens one. */
import type { IconName } from "$lib/components/icons";

export interface Room {
	path: string;
	name: string;
	/** Where the name may break when the rail is folded. */
	folded: [string] | [string, string];
	icon: IconName;
	count?: "loans" | "consents" | "incidents";
}

export const rooms: Room[] = [
	{ path: "/", name: "今日", folded: ["今日"], icon: "sun" },
	{ path: "/sessions", name: "オンライン事業", folded: ["オンライン", "事業"], icon: "video" },
	{ path: "/families", name: "家庭", folded: ["家庭"], icon: "users" },
	{ path: "/loans", name: "機器と貸出", folded: ["機器と", "貸出"], icon: "tablet-smartphone", count: "loans" },
	{ path: "/consents", name: "承諾書", folded: ["承諾書"], icon: "file-pen-line", count: "consents" },
	{
		path: "/incidents",
		name: "事故・違反",
		folded: ["事故・", "違反"],
		icon: "triangle-alert",
		count: "incidents",
	},
	{ path: "/policy", name: "決まりごと", folded: ["決まり", "ごと"], icon: "scroll-text" },
	{ path: "/settings", name: "設定", folded: ["設定"], icon: "settings" },
];

/** The room a path lies in. Devices are kept in the room of loans. */
export function roomAt(path: string): Room | undefined {
	if (path.startsWith("/devices")) return rooms.find((room) => room.path === "/loans");
	if (path.startsWith("/imports")) return rooms.find((room) => room.path === "/sessions");
	return rooms.find((room) =>
		room.path === "/" ? path === "/" : path === room.path || path.startsWith(`${room.path}/`),
	);
}

/** True on the screen of a session's day. */
export function isTheDay(path: string): boolean {
	return /^\/sessions\/[^/]+\/day\/?$/.test(path);
}
