/** 設定のことば: what the roles are called. */
import type { Role } from "$lib/center";

export function roleName(role: Role): string {
	switch (role) {
		case "division":
			return "課の人";
		case "head":
			return "センター長";
		case "staff":
			return "センターの職員";
	}
}
